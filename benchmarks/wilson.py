"""The interval of a share."""

from typing import NamedTuple

from synthetic.coverage.statistics import Interval, wilson


class Share(NamedTuple):
    """So many of so many, with Wilson's 95 % interval."""

    hits: int
    of: int

    @property
    def interval(self) -> Interval:
        """Lowest and highest share that fit, from 0 to 1; the whole range when nothing was counted."""
        return wilson(self.hits, self.of)

    @property
    def percent(self) -> float:
        """The share in percent; 0 when nothing was counted."""
        return 100 * self.hits / self.of if self.of else 0.0

    def __str__(self) -> str:
        """`51 of 56; 95 % interval 80.7 to 96.1 %`."""
        low, high = self.interval
        return f"{self.hits} of {self.of}; 95 % interval {100 * low:.1f} to {100 * high:.1f} %"
