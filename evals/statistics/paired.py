"""Two variants on the same cases."""

from collections.abc import Hashable, Sequence
from typing import Literal, NamedTuple

import numpy as np

from evals.statistics.clusters import Clusters, Floats, numbers, outcomes, paired, share
from evals.statistics.effective import design_effect
from evals.statistics.libraries import cluster_bootstrap, mcnemar_p, normal_quantile, t_quantile
from evals.statistics.resampling import DRAWS, halves
from evals.statistics.results import LEVEL, Comparison
from evals.statistics.score import Bounds, tango_score

Names = Sequence[Hashable] | None


def mcnemar(a: Sequence[float], b: Sequence[float], level: float = LEVEL) -> Comparison:
    """Rates of independent pairs of 0 and 1: McNemar's mid-p, and Tango's interval.

    truescore's own interval is Wald's: 0 to 0 when no pair disagrees, and 78 % coverage with 30 pairs at a discordance
    of 0.05. Its p-value is used, its interval is not.

    Raises:
        ValueError: a value that is neither 0 nor 1, sides that do not pair, fewer than two pairs.

    Source: Fagerland, Lydersen, Laake, "The McNemar test for binary matched-pairs data: mid-p and asymptotic are better
    than exact conditional", BMC Medical Research Methodology 13 (2013); Tango, see `score`.
    """
    left, right, groups = _sides(outcomes("a", a), outcomes("b", b), None)
    gained, lost = _discordant(left, right)
    low, high = tango_score(gained, lost, len(left), normal_quantile(share("level", level) / 2 + 0.5))
    difference, p_value = float((left - right).mean()), mcnemar_p(left, right)
    method = "McNemar mid-p, Tango interval"
    return Comparison(difference, low, high, level, p_value, method, len(left), groups.count, gained + lost)


def compare_rates(
    a: Sequence[float],
    b: Sequence[float],
    clusters: Names = None,
    level: float = LEVEL,
    draws: int = DRAWS,
    seed: int = 0,
) -> Comparison:
    """Rates of pairs of 0 and 1 that share tuples.

    The p-value flips the signs of whole clusters; the interval is Tango's with the effective number of pairs
    (`design_effect`) and Student's quantile, so that no disagreement at all still leaves room for one.

    Raises:
        ValueError: a value that is neither 0 nor 1, sides that do not pair, fewer than two clusters.

    Source: Tango, see `score`; Korn, Graubard, see `effective`.
    """
    left, right, groups = _sides(outcomes("a", a), outcomes("b", b), clusters)
    sums, sizes = groups.sums(left - right), groups.sizes
    gained, lost = _discordant(left, right)
    count, difference = len(left), float((left - right).mean())
    telling = int(np.count_nonzero(groups.sums(np.abs(left - right))))
    effect = design_effect(sums, sizes, (gained + lost) / count - difference**2, telling)
    quantile = t_quantile(share("level", level) / 2 + 0.5, groups.count - 1)
    low, high = tango_score(gained / effect, lost / effect, count / effect, quantile)
    flips = halves(groups.count, draws, seed) if gained + lost else None
    p_value = 1.0 if flips is None else _flipped(sums, sizes, level, flips).p_value
    method = "sign flips of clusters, Tango interval with the effective number of pairs"
    return Comparison(difference, low, high, level, p_value, method, count, groups.count, gained + lost)


def compare_means(
    a: Sequence[float],
    b: Sequence[float],
    clusters: Names = None,
    level: float = LEVEL,
    draws: int = DRAWS,
    seed: int = 0,
    method: Literal["sign flips", "bootstrap"] = "sign flips",
) -> Comparison:
    """Means of pairs that share tuples, such as scores, cost, latency.

    `sign flips` of whole clusters give the p-value and, turned round, the interval: it holds the differences that they
    would not reject. truescore's `paired_permutation` knows no clusters, and adds a bootstrap interval. `bootstrap` is
    truescore's percentile bootstrap of clusters: with 30 clusters and skewed values it covers 90 to 93 %, not 95 %.

    Raises:
        ValueError: a value that is not finite, sides that do not pair, fewer than two clusters, an unknown method.

    Source: Fisher, "The design of experiments" (1935), section 21; Hartigan, "Using subsample values as typical
    values", JASA 64 (1969).
    """
    left, right, groups = _sides(numbers("a", a), numbers("b", b), clusters)
    difference, count = float((left - right).mean()), len(left)
    if method == "bootstrap":
        low, high, p_value = cluster_bootstrap(left, right, groups.codes.tolist(), share("level", level), draws, seed)
        named = "percentile bootstrap of clusters"
    elif method == "sign flips":
        flips = halves(groups.count, draws, seed)
        (low, high), p_value = _flipped(groups.sums(left - right), groups.sizes, level, flips)
        named = "sign flips of clusters"
    else:
        raise ValueError(f"unknown method {method!r}; allowed: sign flips, bootstrap")
    return Comparison(difference, low, high, level, p_value, named, count, groups.count)


def compare_ratio(
    a: Sequence[float],
    b: Sequence[float],
    clusters: Names = None,
    level: float = LEVEL,
    draws: int = DRAWS,
    seed: int = 0,
) -> Comparison:
    """By what share the mean of `a` is above that of `b`: -0.12 is 12 % cheaper.

    The interval holds the ratios r for which sign flips of whole clusters would not reject a mean of 0 of a - r b.

    Raises:
        ValueError: a value that is negative or not finite, all of `b` 0, sides that do not pair, fewer than 2 clusters.

    Source: Fieller, "Some problems in interval estimation", Journal of the Royal Statistical Society B 16 (1954), with
    Hartigan's typical values (see `compare_means`) in place of the normal distribution.
    """
    left, right, groups = _sides(numbers("a", a, low=0), numbers("b", b, low=0), clusters)
    if not right.any():
        raise ValueError("the mean of b is 0; allowed: more than 0, for a ratio to it")
    flips = halves(groups.count, draws, seed)
    p_value = _flipped(groups.sums(left - right), groups.sizes, level, flips).p_value
    low, high = _flipped(groups.sums(left), groups.sums(right), level, flips).bounds
    ratio = float(left.sum() / right.sum())
    method = "sign flips of clusters, ratio of means"
    return Comparison(ratio - 1, low - 1, high - 1, level, p_value, method, len(left), groups.count)


class _Flipped(NamedTuple):
    """Interval of a ratio of sums, and p-value against 0."""

    bounds: Bounds
    p_value: float


def _flipped(sums: Floats, sizes: Floats, level: float, flips: Floats) -> _Flipped:
    """`sums.sum() / sizes.sum()` among what it would be with clusters left out by a coin: Hartigan's typical values."""
    tail = (1 - share("level", level)) / 2
    parts, total = flips @ sums, sums.sum()
    weights = flips @ sizes
    kept = weights > 0
    low, high = np.quantile(parts[kept] / weights[kept], [tail, 1 - tail])
    reached = int(np.count_nonzero(np.abs(total - 2 * parts) >= abs(total) * (1 - 1e-9) - 1e-12))
    every = len(flips) == 2 ** min(len(sums), 60)
    p_value = reached / len(flips) if every else (reached + 1) / (len(flips) + 1)
    return _Flipped(Bounds(float(low), float(high)), p_value)


def _sides(a: Floats, b: Floats, clusters: Names) -> tuple[Floats, Floats, Clusters]:
    paired(a, b)
    return a, b, Clusters.of(clusters, len(a))


def _discordant(a: Floats, b: Floats) -> tuple[int, int]:
    """Pairs that only `a` passes, and pairs that only `b` passes."""
    return int(np.count_nonzero(a > b)), int(np.count_nonzero(a < b))
