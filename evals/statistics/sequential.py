"""Watching a run while it goes on: an interval that holds at every look, and when it is safe to stop."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import log10
from typing import NamedTuple

import numpy as np

from evals.statistics.clusters import Clusters, numbers, paired, share
from evals.statistics.decisions import Verdict
from evals.statistics.libraries import empirical_bernstein
from evals.statistics.results import LEVEL, Comparison

LEAST_P, MOST_P = 1e-6, 0.5
"""Between which the p-value of a sequence is looked for."""
PRECISION = 1e-3
"""Of its decimal logarithm."""


@dataclass(frozen=True, slots=True)
class ConfidenceSequence:
    """Intervals after 1, 2, 3 … clusters, all of which hold the true difference at once with confidence `level`."""

    differences: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    level: float
    method: str


class Stop(NamedTuple):
    """After how many clusters a verdict stood, and which."""

    clusters: int
    verdict: Verdict


def confidence_sequence(
    a: Sequence[float], b: Sequence[float], clusters: Sequence[Hashable] | None = None, level: float = LEVEL
) -> ConfidenceSequence:
    """The mean over clusters of the difference of two variants, looked at after every cluster.

    Each cluster counts once, by its mean difference. The guarantee is for clusters in random order that are complete:
    take them in the order of the plan, never in that of arrival, for what fails may arrive sooner. It needs no
    distribution and is wider than an interval of a fixed size; what it costs stands in `benchmarks/RESULTS.md`.

    Args:
        a: results of the first variant, each 0 to 1, in the order of the plan.
        b: results of the second on the same cases.
        clusters: what each pair belongs to.
        level: confidence.

    Raises:
        ValueError: a value beyond 0 to 1, sides that do not pair, fewer than two clusters.

    Source: Waudby-Smith, Ramdas, "Estimating means of bounded random variables by betting", Journal of the Royal
    Statistical Society B 86 (2024): predictable plug-in empirical Bernstein, by truescore.
    """
    left, right = numbers("a", a, 0, 1), numbers("b", b, 0, 1)
    paired(left, right)
    groups = Clusters.of(clusters, len(left))
    means = groups.sums(left - right) / groups.sizes
    low, high = empirical_bernstein(np.clip(means, -1, 1), share("level", level), (-1.0, 1.0))
    running = np.cumsum(means) / np.arange(1, groups.count + 1)
    method = "empirical Bernstein confidence sequence over clusters"
    return ConfidenceSequence(tuple(running.tolist()), tuple(low.tolist()), tuple(high.tolist()), level, method)


def first_verdict(sequence: ConfidenceSequence, margin: float = 0.0) -> Stop | None:
    """When a run may stop: the first look at which the difference lies wholly above or wholly below -margin.

    Either claim is wrong in at most 1 - level of runs, however often one looks.

    Raises:
        ValueError: a margin below 0.
    """
    if not 0 <= margin < float("inf"):
        raise ValueError(f"margin is {margin}; allowed: 0 or more, in the unit of the difference")
    for clusters, (low, high) in enumerate(zip(sequence.low, sequence.high, strict=True), start=1):
        if low > -margin:
            return Stop(clusters, Verdict.NOT_WORSE)
        if high < -margin:
            return Stop(clusters, Verdict.WORSE)
    return None


def compare_sequentially(
    a: Sequence[float], b: Sequence[float], clusters: Sequence[Hashable] | None = None, level: float = LEVEL
) -> Comparison:
    """The last look of a confidence sequence, for a run that may have been stopped by what was seen in it.

    The p-value is one minus the highest confidence at which the sequence leaves out 0; it, too, holds at every look.
    The interval is widened, where it has to be, to hold the difference: what all looks have in common need not. The
    p-value is at most 1 - `level` where the interval leaves out 0, and 1 where a sequence of 50 % does not.

    Args:
        a: passes and fails of the first variant, 1 and 0, in the order of the plan.
        b: those of the second on the same cases.
        clusters: what each pair belongs to.
        level: confidence.

    Raises: as `confidence_sequence`.

    Source: Ramdas, Gruenwald, Vovk, Shafer, "Game-theoretic statistics and safe anytime-valid inference", Statistical
    Science 38 (2023).
    """
    found = confidence_sequence(a, b, clusters, level)
    discordant = sum(left != right for left, right in zip(a, b, strict=True))
    difference, *ends = found.differences[-1], found.low[-1], found.high[-1]
    low, high = min(difference, *ends), max(difference, *ends)
    p_value = _anytime_p(a, b, clusters, 1 - level)
    return Comparison(difference, low, high, level, p_value, found.method, len(a), len(found.low), discordant)


def _anytime_p(a: Sequence[float], b: Sequence[float], clusters: Sequence[Hashable] | None, alpha: float) -> float:
    """By halving on the logarithm of the p-value, down to `LEAST_P`, from `alpha` where that leaves out 0.

    Sequences of different confidence do not always lie within each other: far apart, their order says nothing.
    """

    def excludes(exponent: float) -> bool:
        found = confidence_sequence(a, b, clusters, 1 - 10.0**exponent)
        return found.low[-1] > 0 or found.high[-1] < 0

    low = log10(LEAST_P)
    high = next((log10(start) for start in (alpha, MOST_P) if excludes(log10(start))), None)
    if high is None:
        return 1.0
    while high - low > PRECISION:
        middle = (low + high) / 2
        low, high = (low, middle) if excludes(middle) else (middle, high)
    return 10.0**high
