"""All that is known of a set of rows: what it tried, what it never tried, and where it failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from synthetic.coverage.failures import Slice, slices, tally
from synthetic.coverage.measure import Coverage, OpenRow, measure
from synthetic.coverage.pairs import Matrix, matrices
from synthetic.coverage.statistics import Interval, wilson
from synthetic.dimensions import Dimensions
from synthetic.rows_file import Outcome
from synthetic.tuples.space import Combination

ALARM = 0.05
"""Slices up to this corrected p-value are shown: of those, at most this share is expected to be there by chance."""
DEEPEST = 3
"""Failures are looked for in values, pairs and triples."""


class PairFailures(NamedTuple):
    """Of the rows with a verdict that have two values. `corrected` is None where they are too few to look at."""

    scored: int
    failed: int
    interval: Interval
    corrected: float | None

    @property
    def lit(self) -> bool:
        """Whether more fails than chance explains."""
        return self.corrected is not None and self.corrected <= ALARM


FailureMatrix = tuple[tuple[PairFailures | None, ...], ...]
"""By level of the first and of the second column; None where that is forbidden."""


@dataclass(frozen=True, slots=True)
class Failing:
    """Of the rows with a verdict.

    `lit` are the slices that fail more than chance explains, the least likely by chance first, out of `looked_at`;
    `maps` has one for each of the report's matrices.
    """

    scored: int
    failed: int
    interval: Interval
    looked_at: int
    lit: tuple[Slice, ...]
    maps: tuple[FailureMatrix, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`matrices` count pairs whatever the strength. `failing` is None when no row has a verdict."""

    rows: int
    strength: int
    coverage: Coverage
    matrices: tuple[Matrix, ...]
    failing: Failing | None


def report(
    dimensions: Dimensions, rows: Sequence[OpenRow], outcomes: Sequence[Outcome | None], strength: int
) -> Report:
    """Look at rows with their outcomes; raises `SpaceError` when the dimensions are too few for the strength."""
    coverage = measure(dimensions.space(strength), rows)
    pairs = tuple(matrices(dimensions.space(min(2, len(dimensions.all))), rows))
    return Report(len(rows), strength, coverage, pairs, _failing(rows, outcomes, pairs))


def _failing(rows: Sequence[OpenRow], outcomes: Sequence[Outcome | None], pairs: Sequence[Matrix]) -> Failing | None:
    scored = [(row, says == "fail") for row, says in zip(rows, outcomes, strict=True) if says in ("pass", "fail")]
    if not scored:
        return None
    kept, failed = [row for row, _ in scored], [fails for _, fails in scored]
    found = slices(kept, failed, DEEPEST)
    corrected = {each.combination: each.corrected for each in found}
    lit = tuple(each for each in found if each.corrected <= ALARM)
    totals, failures = tally(kept, failed, (2,))

    def cell(pair: Combination) -> PairFailures:
        return PairFailures(totals[pair], failures[pair], wilson(failures[pair], totals[pair]), corrected.get(pair))

    maps = tuple(
        tuple(
            tuple(None if count is None else cell(((one.first, a), (one.second, b))) for b, count in enumerate(line))
            for a, line in enumerate(one.counts)
        )
        for one in pairs
    )
    return Failing(len(failed), sum(failed), wilson(sum(failed), len(failed)), len(found), lit, maps)
