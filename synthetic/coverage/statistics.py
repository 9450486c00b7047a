"""The three formulas that tell a gathering of failures from chance."""

from collections.abc import Sequence
from functools import lru_cache
from math import comb, sqrt
from typing import NamedTuple

Z95 = 1.959963984540054
"""The 97.5 % point of the standard normal distribution."""


class Interval(NamedTuple):
    """Bounds of a rate, 0 to 1."""

    low: float
    high: float


def wilson(hits: int, total: int, z: float = Z95) -> Interval:
    """The score interval of a rate, 95 % unless told; 0 to 1 when nothing was tried.

    Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """
    if not 0 <= hits <= total:
        raise ValueError(f"{hits} hits of {total}; allowed: 0 to {total}")
    if not total:
        return Interval(0.0, 1.0)
    rate, weight = hits / total, 1 + z * z / total
    middle = (rate + z * z / (2 * total)) / weight
    half = z / weight * sqrt(rate * (1 - rate) / total + z * z / (4 * total * total))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


@lru_cache(maxsize=100_000)
def more_than_chance(hits: int, total: int, all_hits: int, all_total: int) -> float:
    """The probability of so many hits or more in a part, were the hits of the whole spread over it by chance.

    One-sided exact test on the hypergeometric distribution. Source: Fisher, "The logic of inductive inference", Journal
    of the Royal Statistical Society 98 (1935).
    """
    rest = all_total - all_hits
    fewest, most = max(hits, total - rest), min(total, all_hits)
    term, ways = comb(all_hits, fewest) * comb(rest, total - fewest), 0
    for hit in range(fewest, most + 1):
        ways += term
        term = term * (all_hits - hit) * (total - hit) // ((hit + 1) * (rest - total + hit + 1))
    return ways / _ways(all_total, total)


@lru_cache(maxsize=4_000)
def _ways(of: int, choose: int) -> int:
    return comb(of, choose)


def benjamini_hochberg(chances: Sequence[float]) -> list[float]:
    """Each p-value adjusted: taking those up to q keeps the expected share of false alarms among them at q or below.

    Source: Benjamini, Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57
    (1995); it holds for independent and for positively dependent tests (Benjamini, Yekutieli 2001).
    """
    count, least = len(chances), 1.0
    adjusted = [1.0] * count
    for rank, place in zip(range(count, 0, -1), sorted(range(count), key=chances.__getitem__)[::-1], strict=True):
        least = min(least, chances[place] * count / rank)
        adjusted[place] = least
    return adjusted
