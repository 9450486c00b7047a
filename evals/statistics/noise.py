"""How much differs when nothing was changed, and whose fault it is: the agent's or the judge's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean, variance
from typing import NamedTuple

from evals.statistics.clusters import Clusters, Floats, numbers, paired, share
from evals.statistics.intervals import mean_interval, rate_interval
from evals.statistics.libraries import t_quantile
from evals.statistics.paired import Names, compare_means
from evals.statistics.resampling import DRAWS
from evals.statistics.results import LEVEL, Comparison, Interval

Judged = Sequence[Sequence[float]]
"""One case: for each run of the agent, the verdicts of the repeated judge on that run's frozen output."""


@dataclass(frozen=True, slots=True)
class NoiseFloor:
    """An A/A run.

    Attributes:
        floor: the difference, 0 or more, that two runs of one variant stay below with the chance `level`; while few
            pairs disagree it is uncertain: take its upper end.
        comparison: of the two runs that were made.
    """

    floor: Interval
    comparison: Comparison


def noise_floor(
    a: Sequence[float],
    b: Sequence[float],
    clusters: Names = None,
    level: float = LEVEL,
    draws: int = DRAWS,
    seed: int = 0,
) -> NoiseFloor:
    """What the mean of two runs of one variant on the same cases differs by, by chance.

    Both sides come from the same variant, so that the true difference is 0 and the clusters' squared differences are
    the noise. With repeated verdicts of a judge on frozen outputs, it is the judge's floor. The floor's interval is
    that of the mean square: by `rate_interval` for results within 0 to 1, by the bootstrap-t otherwise.

    Raises:
        ValueError: a value that is not finite, sides that do not pair, fewer than two clusters.
    """
    left, right = numbers("a", a), numbers("b", b)
    paired(left, right)
    groups = Clusters.of(clusters, len(left))
    squares = _mean_square(left, right, groups, level, draws, seed)
    scale = t_quantile(level / 2 + 0.5, groups.count) * groups.count**0.5 / len(left)
    point, low, high = (scale * max(0.0, value) ** 0.5 for value in (squares.point, squares.low, squares.high))
    floor = replace(squares, point=point, low=low, high=high, method="t quantile of A/A differences", n=len(left))
    return NoiseFloor(floor, compare_means(a, b, clusters, level, draws, seed))


def _mean_square(a: Floats, b: Floats, groups: Clusters, level: float, draws: int, seed: int) -> Interval:
    squares = groups.sums(a - b) ** 2
    if min(a.min(), b.min()) < 0 or max(a.max(), b.max()) > 1:
        return mean_interval(squares.tolist(), None, level, draws, seed)
    most = float(groups.sizes.max()) ** 2
    found = rate_interval((squares / most).tolist(), None, level)
    return _scaled(found, most)


def _scaled(found: Interval, factor: float) -> Interval:
    return replace(found, point=found.point * factor, low=found.low * factor, high=found.high * factor)


class _Parts(NamedTuple):
    """One case's estimates."""

    agent: float
    judge: float


@dataclass(frozen=True, slots=True)
class NoiseSplit:
    """Variances of one verdict, in its unit squared.

    Attributes:
        agent: between runs of the agent on the same case.
        judge: between verdicts of the judge on the same output.
    """

    agent: Interval
    judge: Interval

    @property
    def judges_share(self) -> float | None:
        """The judge's part of both, 0 to 1; None when there is no noise."""
        both = self.agent.point + self.judge.point
        return self.judge.point / both if both > 0 else None


def split_noise(
    cases: Sequence[Judged],
    clusters: Names = None,
    level: float = LEVEL,
    draws: int = DRAWS,
    seed: int = 0,
) -> NoiseSplit:
    """Splits the variance of verdicts within cases into the agent's and the judge's.

    Each case gives an unbiased estimate of both: the judge's is the mean variance of its verdicts on one output; the
    agent's is the variance of the outputs' mean verdicts, less what the judge adds to those. Intervals are of their
    means over cases, by the bootstrap-t over clusters, cut at 0.

    Args:
        cases: two or more runs each, two or more verdicts on each run.
        clusters: the tuple of each case.
        level: confidence.
        draws: of the bootstrap.
        seed: of the bootstrap.

    Raises:
        ValueError: a case with one run, a run with one verdict, a verdict that is not finite.

    Source: Searle, Casella, McCulloch, "Variance components" (1992), chapter 3: the nested analysis of variance.
    """
    share("level", level)
    parts = [_parts(place, case) for place, case in enumerate(cases)]
    agent = mean_interval([part.agent for part in parts], clusters, level, draws, seed)
    judge = _of_verdicts([part.judge for part in parts], cases, clusters, level, draws, seed)
    return NoiseSplit(_not_negative(agent), _not_negative(judge))


def _of_verdicts(
    variances: Sequence[float], cases: Sequence[Judged], clusters: Names, level: float, draws: int, seed: int
) -> Interval:
    """The mean of variances; those of passes and fails are at most 0.5, and may be 0 in all but a few cases."""
    if any(verdict not in (0, 1) for case in cases for run in case for verdict in run):
        return mean_interval(variances, clusters, level, draws, seed)
    return _scaled(rate_interval([2 * found for found in variances], clusters, level), 0.5)


def _parts(place: int, case: Judged) -> _Parts:
    """Unbiased estimates of the agent's and the judge's variance."""
    if len(case) < 2 or min(len(run) for run in case) < 2:
        found = ", ".join(str(len(run)) for run in case)
        raise ValueError(f"case {place} has verdicts {found or 'none'}; allowed: 2 or more runs, 2 or more on each")
    runs = [numbers(f"verdicts of case {place}", run).tolist() for run in case]
    spreads = [variance(run) for run in runs]
    added = fmean(spread / len(run) for spread, run in zip(spreads, runs, strict=True))
    return _Parts(variance([fmean(run) for run in runs]) - added, fmean(spreads))


def _not_negative(found: Interval) -> Interval:
    return replace(found, point=max(0.0, found.point), low=max(0.0, found.low), high=max(0.0, found.high))
