"""What came of wording rows: how many were read back at once, which were written again, which were left out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class LeftOut(NamedTuple):
    """A row without a case: its number from 1, and why."""

    row: int
    why: str


@dataclass(slots=True)
class Report:
    """Counts over the rows that were worded. `lost_first` and `lost_last` are rows by the dimension that was lost.

    `rewritten` are cases that took more than one attempt, `near` cases that stayed near duplicates of an earlier one,
    `distinct` the share of distinct word 4-grams in all texts, 0 to 1.
    """

    rows: int = 0
    faithful_first: int = 0
    cases: int = 0
    rewritten: int = 0
    near: int = 0
    distinct: float = 0.0
    lost_first: Counter[str] = field(default_factory=Counter[str])
    lost_last: Counter[str] = field(default_factory=Counter[str])
    left_out: list[LeftOut] = field(default_factory=list[LeftOut])

    def lines(self) -> Iterator[str]:
        """The report as text, for a terminal."""
        yield f"{self.cases} cases from {self.rows} rows."
        if self.rows:
            yield f"Read back at the first attempt: {self._share(self.faithful_first)}; in the end: {self._kept}."
        for dimension, first in self.lost_first.most_common():
            yield f"  {dimension}: lost {first} times at first, {self.lost_last[dimension]} in the end"
        yield f"Written again: {self.rewritten}. Near duplicates kept: {self.near}."
        yield f"Distinct 4-grams: {self.distinct:.1%}."
        yield from (f"Left out: row {row}: {why}" for row, why in self.left_out)

    @property
    def _kept(self) -> str:
        return self._share(self.cases)

    def _share(self, count: int) -> str:
        return f"{count} of {self.rows} ({count / self.rows:.1%})"
