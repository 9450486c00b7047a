"""Which change some words ask for: a small reader of follow-ups, for what a traveller is about to say.

It goes by what is named. A stop and a verb make a move, a swap or a drop; a day is made lighter or fuller; diets,
needs, money and interests speak for themselves. The last sentence counts; earlier ones for what it lacks.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio

from agents.data.naming import fold
from agents.edits.registry import all_edits
from synthetic.traveller.cues import cue_file, hits
from synthetic.traveller.intended import Intended
from synthetic.traveller.seen import Seen

SURE = 90.0
"""Likeness of a name, out of 100, from which on it is that name."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+|(?<=\w): ")
_DAY = re.compile(r"\b(?:day|d|dya|dy|tag|jour)\s?(\d{1,2})\b|\b(\d{1,2})(?:st|nd|rd|th)? (?:day|dya)\b")
_TO = re.compile(r"\b(?:to|onto|for|on|until|into)\s+(?:the\s+)?(?:day|dya)?\s?$")


class _Said(NamedTuple):
    """A text taken apart. `days` are the days it names in order, `to` the one that something goes to."""

    words: tuple[str, ...]
    stop: str | None
    days: tuple[int, ...]
    to: int | None


def hear(text: str, seen: Seen) -> Intended | None:
    """The change that a text asks for on this plan, None where it cannot be told."""
    sentences = [part for part in _SENTENCE.split(text) if part.strip()]
    for first in reversed(range(len(sentences))):
        if heard := _read(_taken_apart(" ".join(sentences[first:]), seen)):
            return heard
    return None


def _taken_apart(text: str, seen: Seen) -> _Said:
    plain = fold(text)
    stop = _stop(plain, seen)
    rest = plain.replace(fold(stop), " ") if stop else plain
    rest = _in_digits(rest, len(seen.plan.days))
    found = list(_DAY.finditer(rest))
    days = tuple(int(match[1] or match[2]) for match in found)
    going = [day for match, day in zip(found, days, strict=True) if _TO.search(rest[: match.start()])]
    return _Said(tuple(rest.split()), stop, days, (going or [*days] or [None])[-1])


def _stop(plain: str, seen: Seen) -> str | None:
    names = {visit.stop.name: fold(visit.stop.name) for visit in seen.visits()}
    others = {place.name: fold(place.name) for place in seen.unused()}
    for known in (names, others):
        if whole := [name for name, folded in known.items() if f" {folded} " in f" {plain} "]:
            return max(whole, key=len)
    likely = {name: partial_ratio(folded, plain) for name, folded in names.items() if len(folded) > 5}
    best = max(likely, key=lambda name: (likely[name], len(name)), default=None)
    return best if best and likely[best] >= SURE and len(names[best]) <= len(plain) else None


def _in_digits(plain: str, last: int) -> str:
    """`the second day` and `day two` as `day 2`, `the last day` by its number."""
    cues = cue_file()
    for nr, (ordinal, count) in enumerate(zip(cues.numbers, cues.counts, strict=True), 1):
        plain = re.sub(rf"\b(?:{ordinal} (?:day|dya)|(?:day|dya) {count})\b", f"day {nr}", plain)
    return re.sub(r"\b(?:last|final) (?:day|dya)\b", f"day {last}", plain)


def _read(said: _Said) -> Intended | None:
    if said.stop and (heard := _of_a_stop(said, said.stop)):
        return heard
    cues = cue_file()
    if diet := hits(cues.diets, said.words):
        return _change("eat", diet=diet[0].stands_for)
    if need := hits(cues.mobility, said.words):
        return _change("walk_less", mobility=need[0].stands_for)
    edits = _cued(said, ("lighten", "fill") if said.days else ("spend_less", "add"))
    if said.days:
        return _change(edits[0], day=said.days[-1]) if edits else None
    if "spend_less" in edits:
        return _change("spend_less")
    interests = hits(cues.interests, said.words)
    return _change("add", interest=interests[0].stands_for) if "add" in edits and interests else None


def _of_a_stop(said: _Said, stop: str) -> Intended | None:
    edits = _cued(said, ("move", "swap", "drop"))
    if said.to is not None and "move" in edits:
        return _change("move", query=stop, day=said.to)
    rest = [edit for edit in edits if edit != "move"]
    return _change("swap" if "swap" in rest else rest[0], query=stop) if rest else None


def _cued(said: _Said, edits: Sequence[str]) -> list[str]:
    cues = cue_file().edits
    return [hit.stands_for for hit in hits({edit: cues[edit] for edit in edits}, said.words)]


def _change(edit: str, **arguments: object) -> Intended:
    return Intended(edit, all_edits()[edit].arguments.model_validate(arguments))
