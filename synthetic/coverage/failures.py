"""Where failures gather: rates for each value, pair and triple, corrected for how many are looked at."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from synthetic.coverage.measure import OpenRow
from synthetic.coverage.statistics import Interval, benjamini_hochberg, more_than_chance, wilson
from synthetic.tuples.space import Combination

LEAST_ROWS = 5
"""Fewer rows say nothing. Which slices have them is known before any outcome is, so that leaving out is fair."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The rows that have a combination of values.

    `chance` is the one-sided p-value that it fails no more than all rows do, `corrected` the same after
    Benjamini-Hochberg over every slice that was looked at.
    """

    combination: Combination
    failures: int
    rows: int
    interval: Interval
    chance: float
    corrected: float

    @property
    def rate(self) -> float:
        """Failures out of rows, 0 to 1."""
        return self.failures / self.rows


def slices(rows: Sequence[OpenRow], failed: Sequence[bool], strength: int = 2, least: int = LEAST_ROWS) -> list[Slice]:
    """Every combination of up to `strength` values that enough rows have, the least likely by chance first.

    Args:
        rows: what was run; several runs of one tuple are several rows.
        failed: the outcome of each. Rows without a verdict are left out by the caller.
        strength: 1 for values, 2 for pairs too, 3 for triples too.
        least: the rows that a slice needs to be looked at.
    """
    totals, failures = tally(rows, failed, range(1, strength + 1))
    looked_at = sorted(combination for combination, total in totals.items() if total >= least)
    everything = sum(failed), len(failed)
    chances = [more_than_chance(failures[one], totals[one], *everything) for one in looked_at]
    found = [
        Slice(one, failures[one], totals[one], wilson(failures[one], totals[one]), chance, corrected)
        for one, chance, corrected in zip(looked_at, chances, benjamini_hochberg(chances), strict=True)
    ]
    return sorted(found, key=lambda each: (each.chance, len(each.combination), each.combination))


def tally(
    rows: Sequence[OpenRow], failed: Sequence[bool], sizes: Iterable[int]
) -> tuple[Counter[Combination], Counter[Combination]]:
    """How many rows have each combination of so many values, and how many of these failed."""
    totals: Counter[Combination] = Counter()
    failures: Counter[Combination] = Counter()
    for row, fails in zip(rows, failed, strict=True):
        said = [(column, level) for column, level in enumerate(row) if level is not None]
        for size in sizes:
            held = list(combinations(said, size))
            totals.update(held)
            if fails:
                failures.update(held)
    return totals, failures
