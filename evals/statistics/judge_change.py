"""Whether a judge says the same again: at once, asked several times, and later, on an anchor set."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evals.statistics.clusters import numbers, outcomes, paired, share
from evals.statistics.intervals import rate_interval
from evals.statistics.libraries import first_below
from evals.statistics.paired import Names, compare_rates
from evals.statistics.repetitions import consistency
from evals.statistics.resampling import DRAWS
from evals.statistics.results import LEVEL, Comparison, Interval


@dataclass(frozen=True, slots=True)
class Repeats:
    """A judge asked several times of the same output.

    Attributes:
        agreement: the chance that it says the same twice.
        variance: of one verdict on an output, 0 to 0.25; half of what is missing in the agreement.
        wavering: places of the outputs of which it said both.
    """

    agreement: Interval
    variance: Interval
    wavering: tuple[int, ...]


def judge_repeats(verdicts: Sequence[Sequence[float]], clusters: Names = None, level: float = LEVEL) -> Repeats:
    """How far the judge agrees with itself. `split_noise` parts this from the agent's noise where that ran again too.

    Args:
        verdicts: of each output two or more, 1 or 0.
        clusters: the tuple of each output.
        level: confidence.

    Raises:
        ValueError: an output with fewer than two verdicts, one that is neither 0 nor 1, fewer than two clusters.
    """
    found = [outcomes(f"verdicts of output {place}", one) for place, one in enumerate(verdicts)]
    passes, runs = [int(one.sum()) for one in found], [len(one) for one in found]
    agreement = consistency(passes, runs, 2, clusters, level)
    point, low, high = ((1 - end) / 2 for end in (agreement.point, agreement.high, agreement.low))
    wavering = tuple(place for place, (passed, run) in enumerate(zip(passes, runs, strict=True)) if 0 < passed < run)
    return Repeats(agreement, replace(agreement, point=point, low=low, high=high), wavering)


@dataclass(frozen=True, slots=True)
class Drift:
    """A judge on the same labelled outputs, then and now.

    Attributes:
        agreement: with people, now minus then.
        flips: verdicts that changed, whichever way; a judge may change many and agree as often as before.
    """

    agreement: Comparison
    flips: Interval

    @property
    def changed(self) -> bool:
        """Whether the agreement is certainly other than it was."""
        return self.agreement.low > 0 or self.agreement.high < 0

    def __str__(self) -> str:
        change = f"{100 * self.agreement.difference:+.0f} points"
        ends = f"[{100 * self.agreement.low:+.0f}, {100 * self.agreement.high:+.0f}]"
        said = f"agrees {'more' if self.agreement.difference > 0 else 'less'} with people than before"
        opening = said if self.changed else "no change in agreement with people is seen"
        return f"{opening}: {change} {ends}; {100 * self.flips.point:.0f} % of verdicts changed"


def judge_drift(
    before: Sequence[float],
    now: Sequence[float],
    labels: Sequence[float],
    clusters: Names = None,
    level: float = LEVEL,
    draws: int = DRAWS,
    seed: int = 0,
) -> Drift:
    """What changed in a judge, or between two versions of it, on an anchor set.

    Args:
        before: 1 or 0 of each output, then.
        now: of the same outputs, now.
        labels: of the same outputs.
        clusters: the tuple of each output.
        level: confidence.
        draws: sign flips for the p-value.
        seed: of the sign flips.

    Raises:
        ValueError: a value that is neither 0 nor 1, as many of all are needed, in two or more clusters.
    """
    then, here, true = outcomes("before", before), outcomes("now", now), outcomes("labels", labels)
    paired(then, here)
    paired(then, true)
    right = (here == true).astype(float).tolist()
    agreement = compare_rates(right, (then == true).astype(float).tolist(), clusters, level, draws, seed)
    return Drift(agreement, rate_interval((then != here).astype(float).tolist(), clusters, level))


def alarm(agreements: Sequence[float], baseline: float, level: float = LEVEL) -> int | None:
    """After how many outputs it is shown that a judge agrees less than it did; None while it is not.

    It may be looked at after every output: a false alarm is raised in at most 1 - level of all watches, however long.

    Args:
        agreements: 1 where the judge agreed with people, 0 where not, each output on its own, in the order they came.
        baseline: the agreement to defend, 0 to 1.
        level: confidence.

    Raises:
        ValueError: a value that is neither 0 nor 1, a baseline beyond 0 to 1.

    Source: Waudby-Smith, Ramdas, see `sequential`; by truescore.
    """
    numbers("baseline", [baseline], 0, 1)
    return first_below(outcomes("agreements", agreements), baseline, share("level", level))
