"""How long the trip is to be."""

from collections.abc import Iterator
from typing import NamedTuple

from synthetic.reading.common import common
from synthetic.reading.numbers import number
from synthetic.reading.tables.table import names_of
from synthetic.reading.words import Words

DAYS = {"week": 7, "month": 30, "year": 365}
MOST_YEARS = 2
"""Longer ones are lives, not trips."""
_ADJECTIVES = 2
_BEFORE = ("every", "each", "other", "once", "twice", "extra", "additional", "another", "day", "days", "first")
_AFTER = (
    "ago",
    "later",
    "earlier",
    "before",
    "old",
    "anniversary",
    "less",
    "shorter",
    "longer",
    "more",
    "notice",
    "pregnant",
)
_FROM_NOW = ("in", "dans", "tra", "fra")
_NOT_NAMED = (
    "next",
    "last",
    "this",
    "every",
    "each",
    "per",
    "the",
    "that",
    "following",
    "past",
    "previous",
    "once",
    "twice",
)
_JOINING = ("or", "to", "oder", "o", "ou", "bis", "a")


class Length(NamedTuple):
    """A length in days, in any of several ways where the words leave it open, from the token `at` on."""

    days: tuple[int, ...]
    at: int


def find_lengths(words: Words) -> list[Length]:
    """Every length that the text gives the trip, in order; stories of earlier trips apart."""
    found = [length for length in (*_counted(words), *_named(words)) if length.at not in words.aside]
    counted = {length.at for length in _counted(words)}
    return sorted(
        (one for one in found if one.at in counted or not _repeats(one, counted, words)), key=lambda one: one.at
    )


def _repeats(length: Length, counted: set[int], words: Words) -> bool:
    """`a 3-day weekend` and `a lovely week in Rome` are one length, not two."""
    near = {length.at - step for step in (1, 2, 3)} & counted
    habitual = words.word(length.at) == "week" and words.word(length.at - 1) in _NOT_NAMED
    return habitual or (bool(near) and words.joined(max(near), length.at + 1))


def _counted(words: Words) -> Iterator[Length]:
    units = names_of("units")
    for at, word in enumerate(words.said):
        unit = units.get(word)
        if (
            unit is None
            or (len(word) == 1 and words.tokens[at].gap)
            or _is_weekend(words, at)
            or _is_one_of_the_plan(words, at)
        ):
            continue
        first = _number_before(words, at)
        if first is None or not _is_length(words, first, at):
            continue
        amounts = [n for n in (_lower(words, first), _amount(words.said[first])) if n]
        if unit == "hour":
            amounts, unit = [n // 24 for n in amounts if n % 24 == 0], "day"
        if amounts and unit != "weekend":
            yield Length(tuple(days for n in amounts for days in _in_days(n, unit)), first)


def _is_weekend(words: Words, at: int) -> bool:
    return words.said[at] == "week" and words.word(at + 1) == "end" and not words.tokens[at + 1].parted


def _is_one_of_the_plan(words: Words, at: int) -> bool:
    """`day 2`."""
    single = not words.said[at].endswith(("s", "e", "i", "en"))
    return single and words.word(at + 1).isdigit() and not words.tokens[at + 1].parted


def _amount(word: str) -> int | None:
    return 1 if word in ("a", "an") else number(word)


def _number_before(words: Words, at: int) -> int | None:
    """The number that counts the unit, over an adjective or two."""
    for first in range(at - 1, max(-1, at - 2 - _ADJECTIVES), -1):
        if any(sign in words.tokens[first + 1].gap for sign in ",.;:!?\n"):
            return None
        word = words.said[first]
        if number(word) is not None or word in ("a", "an", "half", "the"):
            return None if word in ("the", "half") else first
        if word in names_of("units") or word in (
            "and",
            "of",
            "in",
            "with",
            "or",
            "kids",
            "on",
            "at",
            "for",
            "stop",
            "stops",
        ):
            return None
    return None


def _is_length(words: Words, first: int, at: int) -> bool:
    before, after = "" if words.tokens[first].parted else words.word(first - 1), words.word(at + 1)
    article = words.said[first] in ("a", "an")
    unit = names_of("units")[words.said[at]]
    if before in _BEFORE or after in _AFTER or (before in ("last", "next") and unit != "day"):
        return False
    if article and (unit in ("day", "night", "hour") or before.isdigit()):
        return False
    if unit == "day" and after == "trip" and words.said[first] == "one":
        return True
    if unit == "year" and (_amount(words.said[first]) or 0) > MOST_YEARS:
        return False
    if unit == "year" and before not in ("for", "stay", "durante", "fur", "pour", "per"):
        return False
    if words.said[at].startswith("an") and after in ("e", "i"):
        return False
    return before not in _FROM_NOW or is_spent(words, first - 1)


def is_spent(words: Words, at: int) -> bool:
    """Whether “in 3 days”, from its `in` on, says how long, as in “Rome in 3 days”, and not how long from now."""
    before = words.word(at - 1)
    return before in ("see", "spend", "trip", "all", "done") or (bool(before) and before not in common())


def _lower(words: Words, first: int) -> int | None:
    """The 4 of `4-5 days` and `4 or 5 days`."""
    gap = words.tokens[first].gap.strip()
    if gap in ("-", "–", "—", "/") and first:
        return number(words.said[first - 1])
    if words.word(first - 1) in _JOINING and first > 1:
        return number(words.said[first - 2])
    return None


def _in_days(n: int, unit: str) -> tuple[int, ...]:
    """Nights are a day more, or as many where people count them so."""
    if unit == "night":
        return (n + 1, n)
    return (n * DAYS.get(unit, 1),)


def _named(words: Words) -> Iterator[Length]:
    kinds = {
        "length.day": (1,), "length.few": (3, 2), "length.weekend": (2, 3), "length.long_weekend": (3,),
        "length.week": (7,), "length.fortnight": (14,), "length.month": (60,),
    }  # fmt: skip
    for kind, days in kinds.items():
        for hit in words.says(kind):
            habitual = words.word(hit.first - 1) in ("every", "last", "past", "each")
            if not habitual and not (kind == "length.weekend" and (number(words.word(hit.first - 1)) or 0) > 1):
                yield Length(days, hit.first)
