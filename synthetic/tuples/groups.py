"""Targets of any size, each a mask in a dictionary."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, product
from math import comb
from random import Random

from synthetic.tuples.pool import Pool
from synthetic.tuples.space import Layer, combinations_of
from synthetic.tuples.symbols import Symbols


class Groups:
    """All allowed combinations of a layer, of any strength; a `Tally`."""

    def __init__(self, symbols: Symbols, layer: Layer, allowed: Callable[[int], bool]) -> None:
        self._bits, self._columns, self._others = symbols.bits, layer.columns, layer.strength - 1
        self.effort = 2 + comb(len(layer.columns) - 1, self._others) // 3
        self._counts: dict[int, int] = {}
        self._pool = Pool()
        for columns in combinations_of(layer):
            for members in product(*(symbols.of_column[column] for column in columns)):
                mask = symbols.mask(members)
                if allowed(mask):
                    self._counts[mask] = 0
                    self._pool.add(mask)

    @property
    def missing(self) -> int:
        """How many combinations no row holds."""
        return len(self._pool)

    def pick(self, rng: Random) -> int:
        """Any missing combination, as a mask."""
        return self._pool.pick(rng)

    def gains(self, row: Sequence[int], mask: int, column: int, symbols: Iterable[int]) -> list[int]:  # noqa: ARG002
        """How many missing combinations each symbol would complete."""
        if column not in self._columns:
            return [0 for _ in symbols]
        others, get = self._through(row, column), self._counts.get
        bits = [self._bits[symbol] for symbol in symbols]
        return [[get(other + bit) for other in others].count(0) for bit in bits]

    def loss(self, row: Sequence[int], mask: int, column: int) -> int:  # noqa: ARG002
        """How many combinations only this row holds."""
        if column not in self._columns:
            return 0
        bit, get = self._bits[row[column]], self._counts.get
        return [get(other + bit) for other in self._through(row, column)].count(1)

    def place(self, row: Sequence[int], column: int) -> None:
        """Count the combinations of a cell."""
        self._count(row, column, 1)

    def lift(self, row: Sequence[int], column: int) -> None:
        """Take back the combinations of a cell."""
        self._count(row, column, -1)

    def _count(self, row: Sequence[int], column: int, step: int) -> None:
        if column not in self._columns:
            return
        bit, counts = self._bits[row[column]], self._counts
        for other in self._through(row, column):
            mask = other + bit
            if mask in counts:
                count = counts[mask] = counts[mask] + step
                if count == 0:
                    self._pool.add(mask)
                elif count == 1 and step == 1:
                    self._pool.remove(mask)

    def _through(self, row: Sequence[int], column: int) -> list[int]:
        """What a target through this column has elsewhere. Open cells are left out: their targets are not complete."""
        bits = [bit for other in self._columns if other != column and (bit := self._bits[row[other]])]
        return list(map(sum, combinations(bits, self._others)))
