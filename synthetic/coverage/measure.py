"""Covered combinations out of all that are allowed, and which are missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from synthetic.tuples.constraints import Constraints
from synthetic.tuples.space import Combination, Space, combinations_of
from synthetic.tuples.symbols import Symbols

OpenRow = tuple[int | None, ...]
"""A row that need not say a level in every column, as traces of real requests do not."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of a space's layers. `astray` are the numbers, from 1, of rows with something forbidden: they cover nothing."""

    covered: int
    missing: tuple[Combination, ...]
    astray: tuple[int, ...]

    @property
    def allowed(self) -> int:
        """How many combinations there are to cover."""
        return self.covered + len(self.missing)

    @property
    def share(self) -> float:
        """Covered out of allowed, 0 to 1."""
        return self.covered / self.allowed


def measure(space: Space, rows: Sequence[OpenRow]) -> Coverage:
    """Look at each combination that a layer asks for; what only an incomplete part of a row says is not covered."""
    symbols = Symbols(space.levels)
    constraints = Constraints(space, symbols)
    good = [allowed_part(row, symbols, constraints) for row in rows]
    seen = {combination for row in good if row is not None for combination in _held(space, row)}
    missing: list[Combination] = []
    covered = 0
    for combination in _all(space):
        if combination in seen:
            covered += 1
        elif constraints.completable(symbols.mask_of(combination)):
            missing.append(combination)
    astray = tuple(number for number, row in enumerate(good, start=1) if row is None)
    return Coverage(covered, tuple(missing), astray)


def allowed_part(row: OpenRow, symbols: Symbols, constraints: Constraints) -> OpenRow | None:
    """The row, or nothing if no allowed row has all that it says."""
    said = tuple((column, level) for column, level in enumerate(row) if level is not None)
    return row if constraints.completable(symbols.mask_of(said)) else None


def _held(space: Space, row: OpenRow) -> Iterator[Combination]:
    for layer in space.layers:
        for columns in combinations_of(layer):
            combination = tuple((column, level) for column in columns if (level := row[column]) is not None)
            if len(combination) == layer.strength:
                yield combination


def _all(space: Space) -> Iterator[Combination]:
    """Each combination once, though layers may share some."""
    column_sets = dict.fromkeys(columns for layer in space.layers for columns in combinations_of(layer))
    for columns in column_sets:
        for levels in product(*(range(space.levels[column]) for column in columns)):
            yield tuple(zip(columns, levels, strict=True))
