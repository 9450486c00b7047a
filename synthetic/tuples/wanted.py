"""Combinations that some row has to hold, whatever their size."""

from collections.abc import Iterable, Sequence
from random import Random

from synthetic.tuples.pool import Pool
from synthetic.tuples.symbols import Symbols


class Wanted:
    """The required combinations of a space; a `Tally`. There are few, so that each is looked at."""

    effort = 1

    def __init__(self, symbols: Symbols, masks: Iterable[int]) -> None:
        self._bits = symbols.bits
        self._counts = dict.fromkeys(masks, 0)
        self._pool = Pool()
        for mask in self._counts:
            self._pool.add(mask)

    @property
    def missing(self) -> int:
        """How many required combinations no row holds."""
        return len(self._pool)

    def pick(self, rng: Random) -> int:
        """Any missing required combination."""
        return self._pool.pick(rng)

    def gains(self, row: Sequence[int], mask: int, column: int, symbols: Iterable[int]) -> list[int]:
        """How many missing required combinations each symbol would complete."""
        rest = mask & ~self._bits[row[column]]
        return [len(self._held(rest, symbol, 0)) for symbol in symbols]

    def loss(self, row: Sequence[int], mask: int, column: int) -> int:
        """How many required combinations only this row holds."""
        return len(self._held(mask, row[column], 1))

    def place(self, row: Sequence[int], column: int) -> None:
        """Count the required combinations of a cell."""
        for wanted in self._held(self._mask(row), row[column]):
            self._counts[wanted] += 1
            if self._counts[wanted] == 1:
                self._pool.remove(wanted)

    def lift(self, row: Sequence[int], column: int) -> None:
        """Take back the required combinations of a cell."""
        for wanted in self._held(self._mask(row), row[column]):
            self._counts[wanted] -= 1
            if self._counts[wanted] == 0:
                self._pool.add(wanted)

    def _mask(self, row: Sequence[int]) -> int:
        return sum(self._bits[symbol] for symbol in row)

    def _held(self, mask: int, symbol: int, count: int | None = None) -> list[int]:
        """Those through a symbol that a mask holds with it, if so many rows do."""
        bit = self._bits[symbol]
        whole = mask | bit
        return [
            wanted
            for wanted, rows in self._counts.items()
            if wanted & bit and wanted & whole == wanted and (count is None or rows == count)
        ]
