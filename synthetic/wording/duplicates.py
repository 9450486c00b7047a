"""Texts that are alike: exact duplicates, near ones by MinHash, and what share of 4-grams is new."""

import re
from collections.abc import Sequence
from typing import Any, Literal

import rensa  # pyright: ignore[reportMissingTypeStubs]

NEAR = 0.7
"""Jaccard similarity of the sets of word 3-grams from which on two texts are near duplicates.

One word exchanged in the middle takes 3 of n-2 3-grams away and adds 3: texts of 20 words keep 0.71, of 12 words 0.54.
So 0.7 is about one word in twenty, which is what no reader would call another request.
"""
PERMUTATIONS, BANDS = 128, 32
"""Bands of 4: of pairs at 0.7, one in 6,000 is not compared, (1 - 0.7^4)^32; those that are, are compared exactly."""
SEED = 1
_rensa: Any = rensa
_WORD = re.compile(r"\w+(?:['’]\w+)?")

Likeness = Literal["new", "near", "same"]


def ngrams(text: str, size: int) -> list[tuple[str, ...]]:
    """Runs of so many words, in any case; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    return [tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1))]


class Written:
    """All texts so far."""

    def __init__(self) -> None:
        self.near = 0
        """Texts that were added although they are near duplicates of an earlier one."""
        self._texts: set[str] = set()
        self._shingles: list[frozenset[tuple[str, ...]]] = []
        self._index: Any = _rensa.RMinHashLSH(NEAR, PERMUTATIONS, BANDS)
        self._fourgrams: set[tuple[str, ...]] = set()
        self._all_fourgrams = 0

    @property
    def distinct(self) -> float:
        """Distinct word 4-grams among all word 4-grams of all texts, 0 to 1."""
        return len(self._fourgrams) / self._all_fourgrams if self._all_fourgrams else 0.0

    def likeness(self, text: str) -> Likeness:
        """Whether such a text is there already."""
        if _plain(text) in self._texts:
            return "same"
        shingles = frozenset(ngrams(text, 3))
        candidates: Sequence[int] = self._index.query(_sketch(shingles))
        return "near" if any(_jaccard(shingles, self._shingles[each]) >= NEAR for each in candidates) else "new"

    def novelty(self, text: str) -> float:
        """Share of the text's word 4-grams that no text holds yet, 0 to 1."""
        found = set(ngrams(text, 4))
        return len(found - self._fourgrams) / len(found)

    def add(self, text: str) -> None:
        """Take a text in."""
        self.near += self.likeness(text) != "new"
        shingles, fourgrams = frozenset(ngrams(text, 3)), ngrams(text, 4)
        self._index.insert(len(self._shingles), _sketch(shingles))
        self._shingles.append(shingles)
        self._texts.add(_plain(text))
        self._fourgrams.update(fourgrams)
        self._all_fourgrams += len(fourgrams)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _sketch(shingles: frozenset[tuple[str, ...]]) -> Any:
    sketch = _rensa.RMinHash(PERMUTATIONS, SEED)
    sketch.update([" ".join(words) for words in shingles])
    return sketch


def _jaccard(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / len(one | other)
