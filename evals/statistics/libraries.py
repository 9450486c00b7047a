"""The one door to truescore and scipy: typed, and opened late, for they take a second or two to import."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false

from collections.abc import Callable, Sequence
from typing import cast

from evals.statistics.clusters import Floats


def normal_quantile(share: float) -> float:
    """Below which `share` of the standard normal distribution lies."""
    from scipy import special

    return float(special.ndtri(share))


def t_quantile(share: float, freedom: float) -> float:
    """Below which `share` of Student's distribution with `freedom` degrees lies."""
    from scipy import special

    return float(special.stdtrit(freedom, share))


def t_tail(quantile: float, freedom: float) -> float:
    """The share of Student's distribution that lies beyond `quantile`, on both sides of 0."""
    from scipy import special

    return float(2 * special.stdtr(freedom, -abs(quantile)))


def normal_share(quantiles: Floats) -> Floats:
    """The shares of the standard normal distribution below these quantiles."""
    from scipy import special

    return cast("Floats", special.ndtr(quantiles))


def beta_quantile(shares: Floats, a: Floats | float, b: Floats | float) -> Floats:
    """Below which these shares of the beta distributions lie."""
    from scipy import special

    return cast("Floats", special.betaincinv(a, b, shares))


def root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where the function crosses zero between `low` and `high`, at which its signs differ."""
    from scipy import optimize

    return float(cast("float", optimize.brentq(function, low, high, xtol=1e-10)))


def wilson_bounds(successes: int, total: int, level: float) -> tuple[float, float]:
    """Wilson's interval by truescore."""
    from truescore import wilson_interval

    found = wilson_interval(successes, total, alpha=1 - level)
    return found.low, found.high


def mcnemar_p(a: Floats, b: Floats) -> float:
    """Mid-p of McNemar's test by truescore."""
    from truescore import mcnemar

    return mcnemar(a, b).p_value


def cluster_bootstrap(
    a: Floats, b: Floats, clusters: Sequence[int], level: float, draws: int, seed: int
) -> tuple[float, float, float]:
    """Low, high and p-value of truescore's percentile bootstrap of whole clusters."""
    from truescore import paired_bootstrap

    found = paired_bootstrap(a, b, alpha=1 - level, n_bootstrap=draws, seed=seed, clusters=clusters)
    return found.low, found.high, found.p_value


def holm_adjusted(p_values: Sequence[float]) -> tuple[float, ...]:
    """Holm's adjustment by truescore."""
    from truescore import holm

    return tuple(holm(p_values).tolist())


def benjamini_hochberg_adjusted(p_values: Sequence[float]) -> tuple[float, ...]:
    """Benjamini's and Hochberg's adjustment by truescore."""
    from truescore import benjamini_hochberg

    return tuple(benjamini_hochberg(p_values).tolist())


def empirical_bernstein(values: Floats, level: float, bounds: tuple[float, float]) -> tuple[Floats, Floats]:
    """Lower and upper bounds after each value, by truescore's confidence sequence."""
    from truescore import confidence_sequence

    found = confidence_sequence(values, alpha=1 - level, bounds=bounds)
    return found.lower_bounds, found.upper_bounds


def first_below(agreements: Floats, baseline: float, level: float) -> int | None:
    """After how many values the mean is shown to be below `baseline`, by truescore's monitor; None when never."""
    from truescore import monitor_agreement

    return monitor_agreement(agreements, baseline, alpha=1 - level)


def t_test_power(effect_size: float, groups: int, level: float) -> float:
    """Power of the two-sided t test of one mean, `effect_size` standard deviations above 0.

    scipy's noncentral distribution, taken where it is sound: statsmodels' `TTestPower` is not a number for many large
    effects, because the tail beyond 0 is none there.
    """
    from scipy import special

    shift = effect_size * groups**0.5
    if shift > 30 and groups > 4:
        return 1.0
    limit = t_quantile(level / 2 + 0.5, groups - 1)
    beyond_zero = float(special.nctdtr(groups - 1, shift, -limit)) if shift < 5 else 0.0
    return 1 - float(special.nctdtr(groups - 1, shift, limit)) + beyond_zero


def poisson_high(count: int, share: float) -> float:
    """Garwood's upper limit of a Poisson mean (Biometrika 28, 1936): above it `count` or fewer come too rarely."""
    from scipy import special

    return float(special.gammaincinv(count + 1, share))
