"""Reads a traveller's words: what the place should be about, what must hold of it, and what is left to look for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from agents.data.naming import fold
from agents.data.records import Weekday
from agents.data.traits import Trait

SenseKind = Literal["stop", "trait", "topic", "weekday"]
_WORD = re.compile(r"[^\W_]+")


class Sense(NamedTuple):
    """One meaning of a phrase; `said` when it counts in the text of a place, too."""

    phrase: str
    kind: SenseKind
    name: str
    said: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text asks for, or says. `words` are those that carry meaning, as they were written."""

    words: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    traits: frozenset[Trait] = frozenset()
    weekdays: frozenset[Weekday] = frozenset()


class Vocabulary:
    """Knows phrases by their senses. What it does not know is a word to look for."""

    def __init__(self, senses: Iterable[Sense]) -> None:
        self._senses: dict[tuple[str, ...], list[Sense]] = {}
        for sense in senses:
            self._senses.setdefault(tuple(map(singular, fold(sense.phrase).split())), []).append(sense)
        self._longest = max(map(len, self._senses), default=0)

    def read(self, text: str) -> Reading:
        """Take the longest known phrases from left to right; a phrase that is about something stays as words, too."""
        words = _WORD.findall(text.casefold())
        stems = [singular(fold(word)) for word in words]
        left: list[str] = []
        found: list[Sense] = []
        at = 0
        while at < len(words):
            length, senses = self._at(stems, at)
            if not senses or any(sense.kind == "topic" for sense in senses):
                left += [word for word in words[at : at + length] if not self._is_stop(word)]
            found += senses
            at += length
        return Reading(
            tuple(dict.fromkeys(left)),
            tuple(dict.fromkeys(sense.name for sense in found if sense.kind == "topic")),
            frozenset(Trait(sense.name) for sense in found if sense.kind == "trait"),
            frozenset(cast(Weekday, sense.name) for sense in found if sense.kind == "weekday"),
        )

    def _is_stop(self, word: str) -> bool:
        return any(sense.kind == "stop" for sense in self._senses.get((word,), ()))

    def _at(self, stems: list[str], at: int) -> tuple[int, list[Sense]]:
        for length in range(min(self._longest, len(stems) - at), 0, -1):
            if senses := self._senses.get(tuple(stems[at : at + length])):
                return length, senses
        return 1, []


def singular(word: str) -> str:
    """`berries`, `benches`, `kids` to `berry`, `bench`, `kid`: the S stemmer of Harman (1991), -es after sibilants."""
    if len(word) < 4:
        return word
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word
