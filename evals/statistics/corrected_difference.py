"""Two variants compared by what people would say of them, not by what the judge says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evals.statistics.clusters import Clusters, share
from evals.statistics.judged import JudgedSet, arrays
from evals.statistics.libraries import root, t_quantile, t_tail
from evals.statistics.paired import compare_rates
from evals.statistics.parts import Part, spread
from evals.statistics.results import LEVEL, Comparison, Interval

METHOD = "prediction-powered on each side, MOVER over Jeffreys intervals"
NEAREST, FARTHEST = 1e-9, 40.0


@dataclass(frozen=True, slots=True)
class CorrectedDifference:
    """First side minus second, as people would see it.

    Attributes:
        comparison: of the corrected rates.
        judge_alone: what the judge's verdicts say, as if it did not err.
        shift: by how much the judge alone misleads: its difference less the corrected one.
        labels: outputs that are labelled on each side.
    """

    comparison: Comparison
    judge_alone: Comparison
    shift: Interval
    labels: tuple[int, int]

    @property
    def misleads(self) -> bool:
        """Whether the judge alone is certainly off."""
        return self.shift.low > 0 or self.shift.high < 0

    def __str__(self) -> str:
        return f"{self.comparison}; the judge alone would mislead by {self.shift.point:+.3f}"


def corrected_difference(a: JudgedSet, b: JudgedSet, level: float = LEVEL, draws: int = 9_999) -> CorrectedDifference:
    """The difference of two variants' corrected rates, on the same cases.

    Each side is corrected by its own labels, as `corrected_rate` does, because a judge may err more on one variant than
    on the other: labels of one side, or of both thrown together, do not correct for that. What the sides have in common
    by case and tuple, labels included, narrows the interval through the correlation of their parts. The p-value is that
    of the interval: the level at which it would touch 0.

    Args:
        a: first side.
        b: second side, of the same cases in the same order.
        level: confidence.
        draws: sign flips for the p-value of the judge alone.

    Raises:
        ValueError: sides that do not pair, what `arrays` refuses, a level that is no share.

    Source: see `corrected_rate` and `parts.spread`; Newcombe, "Improved confidence intervals for the difference between
    binomial proportions based on paired data", Statistics in Medicine 17 (1998).
    """
    if len(a.judge) != len(b.judge) or _names(a) != _names(b):
        raise ValueError(f"sides of {len(a.judge)} and {len(b.judge)} verdicts; allowed: the same cases on both sides")
    left, right = arrays(a), arrays(b)
    one, other = left.parts(), right.parts()
    freedom = min(left.labelled_clusters, right.labelled_clusters) - 1
    quantile = t_quantile(share("level", level) / 2 + 0.5, freedom)
    rate = _Sum(one.rate - other.rate, (*one, *other), (*one.slopes, *(-slope for slope in other.slopes)))
    alone = compare_rates(a.judge, b.judge, a.clusters, level, draws)
    shift_slopes = (*one.shift_slopes, *(-slope for slope in other.shift_slopes))
    shift = _Sum(alone.difference - rate.point, (*one, *other), shift_slopes)
    count, clusters = len(left.judge), left.groups.count
    comparison = Comparison(rate.point, *rate.ends(quantile), level, rate.p_value(freedom), METHOD, count, clusters)
    misled = Interval(shift.point, *shift.ends(quantile), level, METHOD, count, clusters)
    return CorrectedDifference(comparison, alone, misled, (len(left.labels), len(right.labels)))


class _Sum(NamedTuple):
    """A sum of parts; `point` is what it comes to."""

    point: float
    parts: Sequence[Part]
    slopes: Sequence[float]

    def ends(self, quantile: float) -> tuple[float, float]:
        below, above = spread(self.parts, self.slopes, quantile)
        return max(-1.0, self.point - below), min(1.0, self.point + above)

    def p_value(self, freedom: int) -> float:
        """Where the interval would touch 0."""
        size = abs(self.point)

        def left_over(quantile: float) -> float:
            below, above = spread(self.parts, self.slopes, quantile)
            return size - (below if self.point > 0 else above)

        if left_over(NEAREST) <= 0:
            return 1.0
        touches = FARTHEST if left_over(FARTHEST) > 0 else root(left_over, NEAREST, FARTHEST)
        return t_tail(touches, freedom)


def _names(judged: JudgedSet) -> list[int]:
    return Clusters.of(judged.clusters, len(judged.judge)).codes.tolist()
