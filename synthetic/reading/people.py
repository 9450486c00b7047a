"""Who travels, and how old they are."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from agents.request import Party
from synthetic.reading.ages import find_ages
from synthetic.reading.lexicon import Hit
from synthetic.reading.numbers import number
from synthetic.reading.tables.table import names_of
from synthetic.reading.words import Words

CHILD, SENIOR = 13, 65
_LATE_IN_LIFE = re.compile(
    r"\b(?:(?:in (?:our|their|my) )?(?:early |mid |late )?(?:seventies|eighties)|late sixties|(?:mid-?)?[78]0s|"
    r"over (?:65|70|75)|(?:65|70|75)\s?\+|grandparents'? trip)"
)
_TOTAL = re.compile(
    r"\b(?:(?:family|party|group|team|gang|bunch|lot) of|(?:a |la )?famil(?:ia|ie|le|y) (?:de|mit|di|von)|we are|"
    r"were|there are|there'?s|we r|wir sind(?: zu)?|nous sommes|on est|siamo(?: in)?|somos|"
    r"(?:a )?group de|(?:um |un )?grup[op]e?o? (?:de|di|von))"
    r"\s+(\w+)\b(?!\s*(?:years?|from|in|on|days?|yo|old|%|and \d+ years|looking|both|planning|going|a\b))"
)
_BY_TWOS = {"zu dritt": 3, "zu viert": 4, "zu funft": 5, "zu sechst": 6, "a trois": 3, "a quatre": 4, "in tre": 3}
_ONE_PARENT = re.compile(
    r"\b(?:single (?:mum|mom|dad|mother|father|parent)|"
    r"me and my (?:\w+ )?(?:kids?|son|daughter|children|boys?|girls?|twins)|alleinerziehend)"
)


class People(NamedTuple):
    """A party: what kind, as a value of the dimension, and how many. `ages` are those named, in years."""

    kinds: tuple[str, ...]
    adults: int | None
    children: int
    seniors: int
    ages: tuple[int, ...]

    @property
    def party(self) -> Party:
        """As the form has it; who is not counted is taken to be as many as is usual."""
        usual = 4 if "friends" in self.kinds else 2 if self.kinds and "solo" not in self.kinds else 1
        adults = usual if self.adults is None else self.adults
        if self.seniors:
            return Party(
                adults=min(self.adults or 0, 12), children=min(self.children, 8), seniors=min(self.seniors, 12)
            )
        return Party(adults=min(max(adults, 1), 12), children=min(self.children, 8))


def find_people(words: Words) -> People:
    """Read the whole party."""
    ages = tuple(find_ages(words))
    kinds = tuple(dict.fromkeys(_kinds(words, ages))) or _told_before(words)
    counted = _counted(words, "party.heads", 1)
    total = _total(words)
    children = _children(words, ages) if kinds[:1] == ("family",) else 0
    if "seniors" in kinds[:1]:
        return People(kinds, None, 0, max(2, total or 0), ages)
    adults = counted if counted is not None else total - children if total and total > children else None
    if adults is None and children and _ONE_PARENT.search(words.plain):
        adults = 1
    return People(kinds, adults, children, 0, ages)


def _kinds(words: Words, ages: tuple[int, ...]) -> Iterator[str]:
    """The kinds of party that the text speaks of, the one that counts first."""
    young = [age for age in ages if age < CHILD]
    grown = [age for age in ages if age >= CHILD]
    if (
        young
        or (words.says("party.kids") and not grown)
        or (words.says("party.family") and max(ages, default=0) < SENIOR)
    ):
        yield "family"
    if words.says("party.seniors") or any(age >= SENIOR for age in ages) or _late(words):
        yield "seniors"
    heads = _total(words) or _counted(words, "party.heads", 1)
    if (heads or 0) > 2 or (words.says("party.friends") and heads != 2):
        yield "friends"
    if heads == 2 or _of_people(words, "party.couple"):
        yield "couple"
    if heads == 1 or _of_people(words, "party.solo"):
        yield "solo"


def _of_people(words: Words, kind: str) -> bool:
    """Whether it counts people; `for two nights` does not."""
    units = names_of("units")
    near = (hit for hit in words.says(kind) if words.said[hit.first] == "for")
    counts = {hit for hit in near if {words.word(hit.end), words.word(hit.end + 1)} & units.keys()}
    return any(hit not in counts for hit in words.says(kind))


def _told_before(words: Words) -> tuple[str, ...]:
    """The party of the story, where nothing else is said: `my wife and I were …, now we …`."""
    kinds = {hit.kind for hit in words.all_hits if hit not in words.denied}
    return tuple(kind for kind in ("family", "couple") if f"party.{kind}" in kinds)


def _late(words: Words) -> bool:
    return any(not words.told(match.start()) for match in _LATE_IN_LIFE.finditer(words.plain))


def _total(words: Words) -> int | None:
    """All who travel, where that is said: `a family of four`, `5 of us`, `zu viert`."""
    for match in _TOTAL.finditer(words.plain):
        count = number(match[1])
        if count and count < 30 and not words.told(match.start()):
            return count
    return next((count for said, count in _BY_TWOS.items() if re.search(rf"\b{said}\b", words.plain)), None)


def _counted(words: Words, kind: str, least: int) -> int | None:
    """How many of a kind of people; one who writes of “four friends and me” counts, too."""
    counts = [(hit, count) for hit in words.says(kind) if (count := _number_before(words, hit)) and count >= least]
    if not counts:
        return None
    hit, count = counts[0]
    friends = words.said[hit.first] in (
        "friends",
        "mates",
        "buddies",
        "freunde",
        "amigos",
        "amis",
        "amici",
        "colleagues",
    )
    before = set(words.said[max(0, hit.first - 5) : hit.first])
    with_me = (
        bool(before & {"me", "i", "with", "mit", "con", "avec", "ich", "moi", "plus"}) or words.word(hit.end) == "and"
    )
    return count + (friends and with_me)


def _number_before(words: Words, hit: Hit) -> int | None:
    for at in (hit.first - 1, hit.first - 2):
        if at < 0 or words.tokens[at + 1].parted:
            return None
        count = number(words.said[at])
        if count is not None:
            return count if count < 30 else None
    return None


def _children(words: Words, ages: tuple[int, ...]) -> int:
    young = sum(age < CHILD for age in ages)
    counted = _counted(words, "party.kids", 1)
    said = words.says("party.kids")
    singles = sum(not words.said[hit.first].endswith(("s", "n", "i")) for hit in said)
    many = 2 if any(words.said[hit.first].endswith(("s", "n", "i")) for hit in said) or not said else max(1, singles)
    return min(max(young, counted or 0) or many, 8)
