"""What the statistics say: estimates with their intervals, comparisons of pairs."""

from dataclasses import dataclass

LEVEL = 0.95
"""Confidence of every interval unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate from `low` to `high`, at confidence `level` (0 to 1), of `n` values in `clusters` clusters."""

    point: float
    low: float
    high: float
    level: float
    method: str
    n: int
    clusters: int

    def __str__(self) -> str:
        return f"{self.point:.3f} [{self.low:.3f}, {self.high:.3f}]"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared minus what it was compared with, on the same cases.

    Attributes:
        difference: of rates -1 to 1, of means in their unit, of a ratio as a share of the baseline (-0.12: 12 % less).
        low: lower end of the interval of the difference.
        high: upper end of it.
        level: confidence of the interval, 0 to 1.
        p_value: two-sided, against no difference.
        method: how the interval and the p-value came about.
        n_pairs: pairs that were compared.
        clusters: independent clusters that they fall into.
        discordant: pairs of which one side passed and the other failed; None where that has no meaning.
    """

    difference: float
    low: float
    high: float
    level: float
    p_value: float
    method: str
    n_pairs: int
    clusters: int
    discordant: int | None = None

    def __str__(self) -> str:
        return f"{self.difference:+.3f} [{self.low:+.3f}, {self.high:+.3f}], p = {self.p_value:.3g}"
