"""The interval of a share."""

from math import sqrt
from typing import NamedTuple

Z95 = 1.959964


class Share(NamedTuple):
    """So many of so many, with Wilson's 95 % interval.

    Source: E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, JASA 22 (1927).
    """

    hits: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """Lowest and highest share that fit, from 0 to 1; the whole range when nothing was counted."""
        if not self.of:
            return 0.0, 1.0
        share, weight = self.hits / self.of, Z95**2 / self.of
        middle = (share + weight / 2) / (1 + weight)
        half = Z95 / (1 + weight) * sqrt((share * (1 - share) + weight / 4) / self.of)
        return max(0.0, middle - half), min(1.0, middle + half)

    @property
    def percent(self) -> float:
        """The share in percent; 0 when nothing was counted."""
        return 100 * self.hits / self.of if self.of else 0.0

    def __str__(self) -> str:
        """`51 of 56; 95 % interval 80.7 to 96.1 %`."""
        low, high = self.interval
        return f"{self.hits} of {self.of}; 95 % interval {100 * low:.1f} to {100 * high:.1f} %"
