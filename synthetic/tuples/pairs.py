"""Pairs: partners are masks, so that judging a cell is one AND and a count of bits."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from random import Random

from synthetic.tuples.pool import Pool
from synthetic.tuples.symbols import Symbols

NEVER = 1 << 30
"""The count of a pair that is not asked for. A row under change may hold one for a moment; it never gets near 2."""


class Pairs:
    """All allowed pairs of some columns; a `Tally`."""

    effort = 1

    def __init__(self, symbols: Symbols, columns: Sequence[int], allowed: Callable[[int], bool]) -> None:
        self._size, self._columns, self._ours = symbols.none, columns, frozenset(columns)
        self._zero = [0] * symbols.none
        self._one = [0] * symbols.none
        self._counts = [[NEVER] * symbols.none for _ in range(symbols.none)]
        self._pool = Pool()
        for first, second in combinations(columns, 2):
            for a in symbols.of_column[first]:
                for b in symbols.of_column[second]:
                    if allowed(1 << a | 1 << b):
                        self._counts[a][b] = self._counts[b][a] = 0
                        self._zero[a] |= 1 << b
                        self._zero[b] |= 1 << a
                        self._pool.add(a * self._size + b)

    @property
    def missing(self) -> int:
        """How many pairs no row holds."""
        return len(self._pool)

    def pick(self, rng: Random) -> int:
        """Any missing pair, as a mask."""
        a, b = divmod(self._pool.pick(rng), self._size)
        return 1 << a | 1 << b

    def gains(self, row: Sequence[int], mask: int, column: int, symbols: Iterable[int]) -> list[int]:  # noqa: ARG002
        """How many missing pairs each symbol would complete."""
        zero = self._zero
        return [(zero[symbol] & mask).bit_count() for symbol in symbols]

    def loss(self, row: Sequence[int], mask: int, column: int) -> int:
        """How many pairs only this row holds."""
        return (self._one[row[column]] & mask).bit_count()

    def place(self, row: Sequence[int], column: int) -> None:
        """Count the pairs of a cell."""
        if column not in self._ours:
            return
        a, none, zero, one = row[column], self._size, self._zero, self._one
        counts, bit = self._counts, 1 << row[column]
        mine = counts[a]
        for other in self._columns:
            b = row[other]
            if other == column or b == none:
                continue
            count = mine[b] = counts[b][a] = mine[b] + 1
            if count == 1:
                zero[a] ^= 1 << b
                zero[b] ^= bit
                one[a] ^= 1 << b
                one[b] ^= bit
                self._pool.remove(a * none + b if a < b else b * none + a)
            elif count == 2:
                one[a] ^= 1 << b
                one[b] ^= bit

    def lift(self, row: Sequence[int], column: int) -> None:
        """Take back the pairs of a cell."""
        if column not in self._ours:
            return
        a, none, zero, one = row[column], self._size, self._zero, self._one
        counts, bit = self._counts, 1 << row[column]
        mine = counts[a]
        for other in self._columns:
            b = row[other]
            if other == column or b == none:
                continue
            count = mine[b] = counts[b][a] = mine[b] - 1
            if count == 0:
                zero[a] ^= 1 << b
                zero[b] ^= bit
                one[a] ^= 1 << b
                one[b] ^= bit
                self._pool.add(a * none + b if a < b else b * none + a)
            elif count == 1:
                one[a] ^= 1 << b
                one[b] ^= bit
