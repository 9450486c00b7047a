"""A text under inspection: as it came, as it reads, and the words of it that attacks are made of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agents.guards.lexicon import lexicon
from agents.guards.phrase_search import Hits
from agents.guards.readable import readable
from agents.guards.words import Word, words


@dataclass(frozen=True, slots=True)
class Text:
    """`raw` is what came, `shown` what a person reads. `depth` counts how often it was decoded."""

    raw: str
    shown: str
    words: tuple[Word, ...]
    hits: Mapping[str, Hits]
    of_tool: bool
    depth: int

    @classmethod
    def of(cls, raw: str, *, of_tool: bool = False, depth: int = 0) -> "Text":
        """Read a text from a form or from a tool's result."""
        shown = readable(raw)
        said = words(shown)
        return cls(raw, shown, said, lexicon().find(said), of_tool, depth)

    def says(self, kind: str) -> Iterator[str]:
        """Pieces in which a phrase of that kind stands, in any language."""
        for first, last in lexicon().phrases(kind, self.words, self.hits):
            yield self.shown[self.words[first].start : self.words[last].end]

    def holds(self, pattern: re.Pattern[str]) -> Iterator[str]:
        """Pieces that a pattern finds, as they came or as they read."""
        for text in {self.raw, self.shown}:
            yield from (found[0] for found in pattern.finditer(text))
