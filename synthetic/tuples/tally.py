"""Counting how many rows hold each target, so that a change of one cell is judged without looking at other rows."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import Protocol


class Tally(Protocol):
    """Targets and the number of rows that hold each. A row is its symbols, open ones being `Symbols.none`."""

    effort: int
    """What judging a cell costs, in units of some 500 ns."""

    @property
    def missing(self) -> int:
        """How many targets no row holds."""
        ...

    def pick(self, rng: Random) -> int:
        """Any missing target, as a mask."""
        ...

    def gains(self, row: Sequence[int], mask: int, column: int, symbols: Iterable[int]) -> list[int]:
        """How many missing targets each symbol in this column would complete in a row."""
        ...

    def loss(self, row: Sequence[int], mask: int, column: int) -> int:
        """How many targets only this row holds, with its symbol in this column."""
        ...

    def place(self, row: Sequence[int], column: int) -> None:
        """Count what a row holds with its symbol in this column."""
        ...

    def lift(self, row: Sequence[int], column: int) -> None:
        """Take back what `place` counted."""
        ...
