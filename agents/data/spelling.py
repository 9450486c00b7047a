"""Names that a misspelt text may mean."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

CUTOFF = 82.0
ONE_SLIP_CUTOFF = 80.0
SHORTEST = 4
LONGEST = 60
SHORT_CUTOFF = {4: 88.0}
CONSIDERED = 40


class Likeness(NamedTuple):
    """A known name and how much the text is like it, 0 to 100."""

    position: int
    score: float


class Spelling:
    """Compares a text with known names of about its length. `ratio` is rapidfuzz's normalised indel similarity."""

    def __init__(self, names: Sequence[str]) -> None:
        self._order = sorted(range(len(names)), key=lambda position: len(names[position]))
        self._names = [names[position] for position in self._order]
        self._lengths = [len(name) for name in self._names]

    def alike(self, key: str) -> list[Likeness]:
        """Names at or above the cutoff, most alike first; a single slip (typo, swapped letters) is let through.

        Words under four letters match nothing, and words of four letters must be closer than longer ones.
        """
        size = len(key)
        if not SHORTEST <= size <= LONGEST:
            return []
        first, end = bisect_left(self._lengths, size * 2 / 3), bisect_right(self._lengths, size * 1.5)
        found = process.extract(
            key, self._names[first:end], scorer=fuzz.ratio, score_cutoff=ONE_SLIP_CUTOFF, limit=CONSIDERED
        )
        cutoff = SHORT_CUTOFF.get(size, CUTOFF)
        likenesses = [
            Likeness(self._order[first + position], (score + 100) / 2 if _swapped(key, name) else score)
            for name, score, position in found
            if score >= cutoff or (size > SHORTEST and OSA.distance(key, name, score_cutoff=1) == 1)
        ]
        return sorted(likenesses, key=lambda likeness: -likeness.score)


def _swapped(key: str, name: str) -> bool:
    """Whether two neighbours have changed places: one slip, which the ratio counts as two."""
    return sorted(key) == sorted(name) and OSA.distance(key, name, score_cutoff=1) == 1
