"""A starter: one row that is shifted through all places and added to through a cyclic group."""

from collections import Counter
from collections.abc import Iterable
from random import Random

from synthetic.tuples.constructions.registry import Wanted, construction, smallest
from synthetic.tuples.space import Row

QUICK, THOROUGH = 10_000, 1_500_000
"""Changes tried in the search for a starter."""
WORSE = (0.04, 0.002)
"""How often a change is kept that makes the starter one, or two, worse. No exponential: the same on any machine."""
MOST_FIXED = 2


@construction("starter")
def starter(wanted: Wanted) -> list[Row] | None:
    """The more symbols the group leaves as they are, the fewer rows, and the harder a starter is to find.

    Source: Meagher, Stevens, "Group construction of covering arrays", Journal of Combinatorial Designs 13 (2005); with
    several fixed symbols: Lobb, Colbourn, Danziger, Stevens, Torres-Jimenez, "Cover starters for covering arrays of
    strength two", Discrete Mathematics 312 (2012).
    """
    best: list[Row] | None = None
    for fixed in range(1, min(MOST_FIXED, wanted.levels - 2) + 1 if wanted.thorough else 2):
        moving = wanted.levels - fixed
        if moving < 2 or wanted.width * moving >= wanted.below or wanted.width < moving + 4 * fixed:
            continue
        inner = _fixed_pairs(wanted, fixed)
        first = Search(wanted.width, moving, fixed, wanted.rng).run(THOROUGH if wanted.thorough else QUICK)
        if not inner or not first:
            break
        best = [*_developed(first, moving), *(tuple(moving + level for level in row) for row in inner)]
    return best


def _fixed_pairs(wanted: Wanted, fixed: int) -> list[Row] | None:
    """The rows that cover the pairs of fixed symbols, which no group member makes of each other."""
    return [(0,) * wanted.width] if fixed == 1 else smallest(wanted._replace(levels=fixed))


def _developed(first: list[int], moving: int) -> Iterable[Row]:
    for shift in range(len(first)):
        row = first[shift:] + first[:shift]
        for step in range(moving):
            yield tuple((symbol + step) % moving if symbol < moving else symbol for symbol in row)


class Search:
    """Threshold search for a row in which, at each distance, all differences and all fixed neighbours occur."""

    def __init__(self, width: int, moving: int, fixed: int, rng: Random) -> None:
        self._width, self._all, self._rng = width, moving + fixed, rng
        self._row = [rng.randrange(moving) for _ in range(width)]
        for number, place in enumerate(rng.sample(range(width), 2 * fixed)):
            self._row[place] = moving + number % fixed
        self._kinds = [[_kind(a, b, moving, fixed) for b in range(self._all)] for a in range(self._all)]
        needed = range(moving + 2 * fixed)
        self._counts = [self._count(distance, needed) for distance in range(1, width // 2 + 1)]
        self._missing = sum(counts.count(0) for counts in self._counts)

    def run(self, tries: int) -> list[int] | None:
        """A starter, or nothing after so many changes."""
        rng, row = self._rng, self._row
        for _ in range(tries):
            if not self._missing:
                return row
            place, other = int(rng.random() * self._width), int(rng.random() * self._width)
            old, swapped = row[place], row[other]
            if rng.random() < 0.5:
                worse = self._change(place, swapped) + self._change(other, old)
                if not self._kept(worse):
                    self._change(place, old)
                    self._change(other, swapped)
            elif not self._kept(self._change(place, int(rng.random() * self._all))):
                self._change(place, old)
        return None

    def _kept(self, worse: int) -> bool:
        if worse > 0 and (worse > len(WORSE) or self._rng.random() >= WORSE[worse - 1]):
            return False
        self._missing += worse
        return True

    def _change(self, place: int, symbol: int) -> int:
        """Put a symbol in; how many more kinds are missing then."""
        row, kinds, worse = self._row, self._kinds, 0
        old, before, after = row[place], kinds[row[place]], kinds[symbol]
        if old == symbol:
            return 0
        for distance, counts in enumerate(self._counts, start=1):
            left, right = kinds[row[place - distance]], row[(place + distance) % self._width]
            for kind in (left[old], before[right]):
                counts[kind] -= 1
                worse += counts[kind] == 0
            for kind in (left[symbol], after[right]):
                worse -= counts[kind] == 0
                counts[kind] += 1
        row[place] = symbol
        return worse

    def _count(self, distance: int, needed: range) -> list[int]:
        """How often each kind occurs; the last one, two fixed symbols, need not."""
        row = self._row
        found = Counter(self._kinds[row[i]][row[(i + distance) % self._width]] for i in range(self._width))
        return [*(found[kind] for kind in needed), self._width + found[len(needed)]]


def _kind(a: int, b: int, moving: int, fixed: int) -> int:
    """What the group makes the same: the difference, or a fixed symbol before or after a moving one."""
    if a < moving:
        return (b - a) % moving if b < moving else moving + fixed + (b - moving)
    return moving + (a - moving) if b < moving else moving + 2 * fixed
