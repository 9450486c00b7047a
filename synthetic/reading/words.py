"""What a text says phrase by phrase, apart from stories of earlier trips and from what is denied."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from synthetic.reading.lexicon import Hit, lexicon
from synthetic.reading.tokens import Token, plain, tokens

NEGATION, PAST, NOW, OR = "talk.negation", "talk.past", "talk.now", "talk.or"
DENIABLE = ("party.", "interests.", "style.", "need.", "budget.", "seasons.", "length.")
_REACH = 4
"""Words that a negation reaches over to what it denies."""


@dataclass(frozen=True)
class Words:
    """A text, read as far as the lexicons go."""

    text: str

    @cached_property
    def plain(self) -> str:
        """The text in lower case without accents, character for character."""
        return plain(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, numbers and signs."""
        return tokens(self.plain)

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The words alone."""
        return tuple(token.word for token in self.tokens)

    @cached_property
    def all_hits(self) -> tuple[Hit, ...]:
        """Phrases of every kind, in order."""
        return tuple(lexicon().hits(self.said, [token.parted for token in self.tokens]))

    @cached_property
    def aside(self) -> frozenset[int]:
        """Tokens of stories: from a word of the past, back to the start of its clause, on to a word of now."""
        past = {hit.first for hit in self.all_hits if hit.kind == PAST}
        now = {hit.first for hit in self.all_hits if hit.kind == NOW}
        found: set[int] = set()
        since, telling = 0, False
        for at, token in enumerate(self.tokens):
            if token.begins or at in now:
                since, telling = at, False
            elif token.parted and not telling:
                since = at
            if at in past and not telling:
                telling = True
                found.update(range(since, at))
            if telling:
                found.add(at)
        return frozenset(found)

    @cached_property
    def denied(self) -> frozenset[Hit]:
        """Hits that a negation stands before, and those that an “or” joins to one."""
        solid = [hit for hit in self.all_hits if hit.kind.startswith(DENIABLE)]
        found: set[Hit] = set()
        for negation in (hit for hit in self.all_hits if hit.kind == NEGATION):
            reach = self._clause(negation.end, _REACH)
            first = next((hit.first for hit in solid if hit.first in reach), None)
            here = [hit for hit in solid if hit.first == first]
            while here:
                found.update(here)
                end = here[0].end
                joined = end < len(self.said) and any(hit.first == end for hit in self.all_hits if hit.kind == OR)
                here = [hit for hit in solid if joined and hit.first == end + 1 and hit not in found]
        return frozenset(found)

    def says(self, *kinds: str) -> list[Hit]:
        """Hits of these kinds, or of all kinds of a file (`party.`), that hold for this trip."""
        return [hit for hit in self._of(kinds) if hit not in self.denied and hit.first not in self.aside]

    def denies(self, *kinds: str) -> list[Hit]:
        """Hits of these kinds that are denied for this trip."""
        return [hit for hit in self._of(kinds) if hit in self.denied and hit.first not in self.aside]

    def at(self, place: int) -> int:
        """The number of the token at, or next after, a place in the text."""
        return bisect_right(self._ends, place)

    def told(self, place: int) -> bool:
        """Whether a place in the text lies in a story of an earlier trip."""
        return self.at(place) in self.aside

    def word(self, at: int) -> str:
        """A word by its number; empty outside of the text."""
        return self.said[at] if 0 <= at < len(self.said) else ""

    def joined(self, first: int, end: int) -> bool:
        """Whether no clause ends between two tokens."""
        return not any(token.parted for token in self.tokens[first + 1 : end])

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    def _of(self, kinds: tuple[str, ...]) -> Iterator[Hit]:
        return (hit for hit in self.all_hits if any(_is(hit.kind, kind) for kind in kinds))

    def _clause(self, at: int, size: int) -> range:
        end = at
        while end < min(at + size, len(self.tokens)) and not self.tokens[end].parted:
            end += 1
        return range(at, end)


def _is(kind: str, wanted: str) -> bool:
    return kind.startswith(wanted) if wanted.endswith(".") else kind == wanted
