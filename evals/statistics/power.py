"""Before a run: what it can detect, and how many cases would be needed. After it: what the design could have shown.

The model is the t test of clusters' mean differences. `compare_rates` comes close to it: up to 5 points less than
promised were found in simulations of 30 to 200 clusters. "Observed power", at the effect that was found, is only the
p-value in other words and is not offered (Hoenig, Heisey, "The abuse of power", The American Statistician 55, 2001).
"""

from dataclasses import dataclass
from math import ceil, sqrt

from evals.statistics.clusters import share
from evals.statistics.libraries import normal_quantile, root, t_quantile, t_test_power
from evals.statistics.results import LEVEL

POWER = 0.8
"""Chance to see the effect, unless told otherwise."""
MOST_CLUSTERS = 10_000_000


@dataclass(frozen=True, slots=True)
class Discordance:
    """Paired 0 and 1: the share of pairs, above 0 and up to 1, that disagree."""

    share: float

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError(f"discordance is {self.share}; allowed: more than 0, up to 1")

    @property
    def most(self) -> float:
        """The largest effect there can be."""
        return self.share

    def variance(self, effect: float) -> float:
        """Variance of one pair's difference whose mean is `effect`."""
        return self.share - effect * effect


@dataclass(frozen=True, slots=True)
class Deviation:
    """Paired numbers: the standard deviation of their difference, in their unit, above 0."""

    sd: float

    def __post_init__(self) -> None:
        if not 0 < self.sd < float("inf"):
            raise ValueError(f"standard deviation is {self.sd}; allowed: more than 0")

    @property
    def most(self) -> float:
        """The largest effect that is looked for."""
        return 1e6 * self.sd

    def variance(self, effect: float) -> float:  # noqa: ARG002
        """Variance of one pair's difference, whatever the effect."""
        return self.sd**2


Spread = Discordance | Deviation


@dataclass(frozen=True, slots=True)
class Design:
    """A comparison to come.

    Attributes:
        per_cluster: pairs in each cluster, on average; 1 or more.
        spread: of one pair's difference.
        icc: correlation of the differences within a cluster, 0 to 1.
        level: confidence of the test.
    """

    per_cluster: float
    spread: Spread
    icc: float = 0.0
    level: float = LEVEL

    def __post_init__(self) -> None:
        if not 1 <= self.per_cluster < float("inf"):
            raise ValueError(f"per_cluster is {self.per_cluster}; allowed: 1 or more")
        if not 0 <= self.icc <= 1:
            raise ValueError(f"icc is {self.icc}; allowed: 0 to 1")
        share("level", self.level)

    def cluster_deviation(self, effect: float) -> float:
        """Standard deviation of a cluster's mean difference.

        Source: Donner, Klar, "Design and analysis of cluster randomization trials" (2000): design effect 1 + (m - 1)
        icc.
        """
        return sqrt(self.spread.variance(effect) * (1 + (self.per_cluster - 1) * self.icc) / self.per_cluster)


def power_at(design: Design, clusters: int, effect: float) -> float:
    """The chance, 0 to 1, that a run of so many clusters finds a difference where the true one is `effect`.

    Raises:
        ValueError: fewer than 2 clusters, or an effect that is 0 or beyond what the spread allows.
    """
    size = abs(effect)
    if not 0 < size <= design.spread.most:
        raise ValueError(f"effect is {effect}; allowed: other than 0, up to {design.spread.most:g} either way")
    return _power(design, _enough(clusters), size)


def smallest_effect(design: Design, clusters: int, power: float = POWER) -> float | None:
    """The smallest true difference that is found with the chance `power`; None if there is none so large.

    truescore's `min_detectable_effect` knows neither clusters nor Student's distribution; without the former and with
    many pairs both agree.

    Raises:
        ValueError: fewer than 2 clusters, a power that is no share.
    """
    share("power", power)
    most, least = design.spread.most * (1 - 1e-9), design.spread.most * 1e-9
    if _power(design, _enough(clusters), most) < power:
        return None
    return root(lambda effect: _power(design, clusters, effect) - power, least, most)


def clusters_needed(design: Design, effect: float, power: float = POWER) -> int:
    """The fewest clusters (times `per_cluster`: cases) that find a true difference of `effect` with the chance `power`.

    Raises:
        ValueError: an effect that is 0, beyond what the spread allows, or so small that ten million do not suffice.
    """
    share("power", power)
    low, high = 1, 2
    while power_at(design, high, effect) < power:
        low, high = high, 2 * high
        if high > MOST_CLUSTERS:
            raise ValueError(f"effect {effect} needs more than {MOST_CLUSTERS} clusters; allowed: a larger effect")
    while high - low > 1:
        middle = ceil((low + high) / 2)
        low, high = (low, middle) if power_at(design, middle, effect) >= power else (middle, high)
    return high


def clusters_if_alike(margin: float, level: float = LEVEL) -> int:
    """The fewest clusters that show a loss of rates to be below `margin`, 0 to 1, where no pair disagrees.

    There Tango's interval reaches down to -t^2 / (n + t^2), see `compare_rates`; clusters are of one size.

    Raises:
        ValueError: a margin that is no share.
    """
    odds = (1 - share("margin", margin)) / margin
    clusters = max(2, ceil(normal_quantile(level / 2 + 0.5) ** 2 * odds))
    while t_quantile(level / 2 + 0.5, clusters - 1) ** 2 * odds >= clusters:
        clusters += 1
    return clusters


def _power(design: Design, clusters: int, effect: float) -> float:
    deviation = design.cluster_deviation(effect)
    return 1.0 if deviation <= 1e-3 * effect else t_test_power(effect / deviation, clusters, design.level)


def _enough(clusters: int) -> int:
    if clusters < 2:
        raise ValueError(f"{clusters} clusters; allowed: 2 or more")
    return clusters
