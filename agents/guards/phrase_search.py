"""Looking for a phrase among the terms that were found in a text, in time linear in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from agents.guards.language_file import END, Phrase
from agents.guards.words import BREAK, Word


class Hit(NamedTuple):
    """A term in a text: its group, and the index of its last word."""

    group: str
    last: int


@dataclass(frozen=True, slots=True)
class Hits:
    """The terms of one language in a text: the groups that are there, and by index of a word what begins there."""

    groups: set[str]
    at: dict[int, list[Hit]]


@dataclass(frozen=True, slots=True)
class PhraseSearch:
    """One phrase in one text."""

    phrase: Phrase
    said: Sequence[Word]
    hits: Hits

    def found(self) -> Iterator[tuple[int, int]]:
        """Index of the first and of the last word, wherever the phrase begins."""
        start = self.phrase.steps[0]
        for index, hits in self.hits.at.items():
            for hit in hits:
                if hit.group == start.group and not self._begins(start.without, index - 1):
                    last = self._after(hit.last, 1)
                    if last is not None:
                        yield index, last

    def _after(self, before: int, number: int) -> int | None:
        """Index of the phrase's last word, or None when it does not go on after the word `before`."""
        if number == len(self.phrase.steps):
            return None if self._begins(self.phrase.then_not, before + 1) else before
        step = self.phrase.steps[number]
        for index in range(before + 1, len(self.said)):
            between = self.said[index].place - self.said[before].place - 1
            if step.group == END and between >= BREAK:
                return index - 1
            if between > step.reach:
                return None
            for hit in self.hits.at.get(index, ()):
                if hit.group == step.group and (last := self._after(hit.last, number + 1)) is not None:
                    return last
            if self._begins(step.without, index):
                return None
        return len(self.said) - 1 if step.group == END else None

    def _begins(self, groups: frozenset[str], index: int) -> bool:
        return bool(groups) and any(hit.group in groups for hit in self.hits.at.get(index, ()))
