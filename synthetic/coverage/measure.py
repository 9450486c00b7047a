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
    """Look at each combination that a layer asks for; what only an incomplete part of a row says is not covered.

    Nor is what a masking level of the row hides.
    """
    symbols = Symbols(space.levels)
    constraints = Constraints(space, symbols)
    coverable = Coverable(space, symbols, constraints)
    good = [allowed_part(row, symbols, constraints) for row in rows]
    seen = {combination for row in good if row is not None for combination in _held(space, row)}
    missing: list[Combination] = []
    covered = 0
    for combination in _all(space):
        if combination in seen:
            covered += 1
        elif coverable(symbols.mask_of(combination)):
            missing.append(combination)
    astray = tuple(number for number, row in enumerate(good, start=1) if row is None)
    return Coverage(covered, tuple(missing), astray)


class Coverable:
    """Whether some allowed row holds a combination, given as a mask, and hides no part of it."""

    def __init__(self, space: Space, symbols: Symbols, constraints: Constraints) -> None:
        self._masking, self._all = symbols.mask_of(space.masking), constraints
        self._unmasked = Constraints(space.unmasked(), symbols) if space.masking else constraints

    def __call__(self, mask: int) -> bool:
        """At most one symbol a column."""
        return (self._all if mask & self._masking else self._unmasked).completable(mask)


def allowed_part(row: OpenRow, symbols: Symbols, constraints: Constraints) -> OpenRow | None:
    """The row, or nothing if no allowed row has all that it says."""
    said = tuple((column, level) for column, level in enumerate(row) if level is not None)
    return row if constraints.completable(symbols.mask_of(said)) else None


def masks_of(masking: Combination, row: OpenRow) -> set[tuple[int, int]]:
    """The masking levels of a row: it covers only combinations that have them all."""
    return {(column, level) for column, level in masking if row[column] == level}


def _held(space: Space, row: OpenRow) -> Iterator[Combination]:
    masks = masks_of(space.masking, row)
    for layer in space.layers:
        for columns in combinations_of(layer):
            combination = tuple((column, level) for column in columns if (level := row[column]) is not None)
            if len(combination) == layer.strength and masks <= {*combination}:
                yield combination


def _all(space: Space) -> Iterator[Combination]:
    """Each combination once, though layers may share some."""
    column_sets = dict.fromkeys(columns for layer in space.layers for columns in combinations_of(layer))
    for columns in column_sets:
        for levels in product(*(range(space.levels[column]) for column in columns)):
            yield tuple(zip(columns, levels, strict=True))
