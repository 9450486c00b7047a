"""Watching a run while it goes on: an interval that holds at every look, and when it is safe to stop."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from evals.statistics.clusters import Clusters, numbers, paired, share
from evals.statistics.decisions import Verdict
from evals.statistics.libraries import empirical_bernstein
from evals.statistics.results import LEVEL


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
