"""Levels as symbols: each (column, level) has a number and a bit, so that a row is a mask."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from synthetic.tuples.space import Combination, Row


class Symbols:
    """The symbols of all columns, numbered on; `none`, the number after the last, stands where a row is open."""

    def __init__(self, levels: Sequence[int]) -> None:
        self.offsets = tuple(accumulate(levels, initial=0))[:-1]
        self.none = sum(levels)
        self.bits = [*(1 << symbol for symbol in range(self.none)), 0]
        self.column_of = [column for column, count in enumerate(levels) for _ in range(count)]
        self.of_column = tuple(
            range(offset, offset + count) for offset, count in zip(self.offsets, levels, strict=True)
        )

    def encode(self, row: Row) -> list[int]:
        """A row's symbols."""
        return [offset + level for offset, level in zip(self.offsets, row, strict=True)]

    def decode(self, symbols: Iterable[int]) -> Row:
        """The row of these symbols."""
        return tuple(symbol - offset for offset, symbol in zip(self.offsets, symbols, strict=True))

    def mask(self, symbols: Iterable[int]) -> int:
        """The bits of a row, open or not."""
        return sum(self.bits[symbol] for symbol in symbols)

    def mask_of(self, combination: Combination) -> int:
        """The bits of a combination."""
        return sum(1 << self.offsets[column] + level for column, level in combination)

    def members(self, mask: int) -> list[int]:
        """The symbols of a mask, in order."""
        found: list[int] = []
        while mask:
            low = mask & -mask
            found.append(low.bit_length() - 1)
            mask ^= low
        return found
