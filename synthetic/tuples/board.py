"""Rows under change: which targets they hold, what a change of one cell would do, and which changes are allowed."""

from collections.abc import Iterable, Sequence
from random import Random

from synthetic.tuples.constraints import Constraints
from synthetic.tuples.groups import Groups
from synthetic.tuples.pairs import Pairs
from synthetic.tuples.space import Row, Space, SpaceError
from synthetic.tuples.symbols import Symbols
from synthetic.tuples.tally import Tally
from synthetic.tuples.wanted import Wanted


class Board:
    """Rows of symbols with the tallies of a space's layers. The first `fixed` rows are never changed."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.symbols = Symbols(space.levels)
        self.constraints = Constraints(space, self.symbols)
        allowed = self.constraints.completable
        self.tallies: list[Tally] = [
            Pairs(self.symbols, layer.columns, allowed) if layer.strength == 2 else Groups(self.symbols, layer, allowed)
            for layer in space.layers
        ]
        if space.required:
            self.tallies.append(Wanted(self.symbols, self._required()))
        self.effort = sum(tally.effort for tally in self.tallies)
        self.rows: list[list[int]] = []
        self.masks: list[int] = []
        self.fixed = 0

    @property
    def missing(self) -> int:
        """How many targets no row holds."""
        return sum(tally.missing for tally in self.tallies)

    def pick(self, rng: Random) -> int:
        """Any missing target; there must be one."""
        place = int(rng.random() * self.missing)
        for tally in self.tallies:
            if place < tally.missing:
                return tally.pick(rng)
            place -= tally.missing
        raise AssertionError("nothing is missing")

    def gains(self, row: Sequence[int], mask: int, column: int, symbols: Iterable[int]) -> list[int]:
        """How many missing targets each symbol in a column would complete in a row."""
        if len(self.tallies) == 1:
            return self.tallies[0].gains(row, mask, column, symbols)
        symbols = list(symbols)
        return [sum(each) for each in zip(*(t.gains(row, mask, column, symbols) for t in self.tallies), strict=True)]

    def loss(self, row: int, column: int) -> int:
        """How many targets would be missing without this cell."""
        return sum(tally.loss(self.rows[row], self.masks[row], column) for tally in self.tallies)

    def change(self, row: int, column: int, symbol: int) -> None:
        """Put a symbol into a cell."""
        symbols = self.rows[row]
        for tally in self.tallies:
            tally.lift(symbols, column)
        self.masks[row] ^= self.symbols.bits[symbols[column]] ^ self.symbols.bits[symbol]
        symbols[column] = symbol
        for tally in self.tallies:
            tally.place(symbols, column)

    def add(self, symbols: Sequence[int]) -> None:
        """Append a full row."""
        growing = [self.symbols.none] * len(symbols)
        for column, symbol in enumerate(symbols):
            growing[column] = symbol
            for tally in self.tallies:
                tally.place(growing, column)
        self.rows.append(growing)
        self.masks.append(self.symbols.mask(symbols))

    def drop(self, row: int) -> None:
        """Take a row out."""
        symbols = self.rows.pop(row)
        self.masks.pop(row)
        for column in range(len(symbols)):
            for tally in self.tallies:
                tally.lift(symbols, column)
            symbols[column] = self.symbols.none

    def decoded(self) -> list[Row]:
        """The rows by their levels."""
        return [self.symbols.decode(row) for row in self.rows]

    def _required(self) -> list[int]:
        masks = [self.symbols.mask_of(combination) for combination in self.space.required]
        for combination, mask in zip(self.space.required, masks, strict=True):
            if not self.constraints.completable(mask):
                raise SpaceError(f"required {combination!r} is in no allowed row")
        return masks
