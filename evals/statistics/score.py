"""Two score intervals that take a number of values that need not be whole: of a rate, and of a paired difference."""

from math import sqrt
from typing import NamedTuple

from evals.statistics.libraries import root


class Bounds(NamedTuple):
    """Ends of an interval."""

    low: float
    high: float


def wilson_score(rate: float, n: float, z: float) -> Bounds:
    """Wilson's interval of a rate, 0 to 1, seen in `n` values (an effective number), at quantile `z`.

    Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """
    weight = 1 + z * z / n
    middle = (rate + z * z / (2 * n)) / weight
    half = z / weight * sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))
    return Bounds(max(0.0, min(rate, middle - half)), min(1.0, max(rate, middle + half)))


def tango_score(gained: float, lost: float, n: float, z: float) -> Bounds:
    """Tango's interval of (gained - lost) / n, of `n` pairs of which `gained` and `lost` disagree, at quantile `z`.

    Source: Tango, "Equivalence test and confidence interval for the difference in proportions for the paired-sample
    design", Statistics in Medicine 17 (1998).
    """

    def score(difference: float) -> float:
        linear = (2 * n - gained + lost) * difference - gained - lost
        constant = -lost * difference * (1 - difference)
        nuisance = (sqrt(max(linear * linear - 8 * n * constant, 0.0)) - linear) / (4 * n)
        variance = n * (2 * nuisance + difference * (1 - difference))
        return (gained - lost - n * difference) / sqrt(max(variance, 1e-300))

    edge, point = 1 - 1e-12, (gained - lost) / n
    low = -1.0 if point <= -edge else root(lambda d: score(d) - z, -edge, point)
    high = 1.0 if point >= edge else root(lambda d: score(d) + z, point, edge)
    return Bounds(low, high)
