"""What rows are made of: columns with levels, what has to be covered, what may not be and what must be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Self

Row = tuple[int, ...]
"""The level in each column, from 0."""

Combination = tuple[tuple[int, int], ...]
"""Levels in some columns as (column, level), by column."""

STRENGTHS = (1, 2, 3, 4)


class SpaceError(ValueError):
    """A space that makes no sense, or that no row fits."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Every allowed combination of levels in any `strength` of `columns` has to be in some row."""

    strength: int
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Space:
    """The columns by their numbers of levels; a stronger layer over some columns makes the strength mixed.

    A level that is `masking` hides the others of its row from whatever is tested: a row covers a combination only if
    all its masking levels belong to that. So no row has two of them. Source: the negative values of Czerwonka,
    "Pairwise testing in the real world", PNSQC (2006).
    """

    levels: tuple[int, ...]
    layers: tuple[Layer, ...]
    forbidden: tuple[Combination, ...] = ()
    required: tuple[Combination, ...] = ()
    masking: Combination = ()

    @classmethod
    def of(
        cls,
        levels: Sequence[int],
        strength: int = 2,
        *,
        stronger: Iterable[tuple[int, Iterable[int]]] = (),
        forbidden: Iterable[Iterable[tuple[int, int]]] = (),
        required: Iterable[Iterable[tuple[int, int]]] = (),
        masking: Iterable[tuple[int, int]] = (),
    ) -> Self:
        """A space of one strength, with (strength, columns) on top; raises `SpaceError`."""
        layers = [Layer(strength, tuple(range(len(levels))))]
        layers += [Layer(more, tuple(sorted(set(columns)))) for more, columns in stronger]
        space = cls(
            tuple(levels),
            tuple(layers),
            (*(tuple(sorted(one)) for one in forbidden), *_together(masking := sorted(masking))),
            tuple(tuple(sorted(one)) for one in required),
            tuple(masking),
        )
        _check(space)
        return space

    @property
    def plain(self) -> bool:
        """Whether all pairs of all columns are wanted, and nothing else is said."""
        said = self.forbidden or self.required or self.masking
        return len(self.layers) == 1 and self.layers[0].strength == 2 and not said

    def unmasked(self) -> Self:
        """The same with its masking levels forbidden."""
        return replace(self, forbidden=(*self.forbidden, *((one,) for one in self.masking)), masking=())


def combinations_of(layer: Layer) -> Iterable[tuple[int, ...]]:
    """The column sets that a layer is about."""
    return combinations(layer.columns, layer.strength)


def _together(masking: Sequence[tuple[int, int]]) -> Iterable[Combination]:
    """Two masking levels in different columns."""
    return ((one, other) for one, other in combinations(masking, 2) if one[0] != other[0])


def _check(space: Space) -> None:
    if not space.levels or min(space.levels) < 1:
        raise SpaceError(f"levels {space.levels!r}; allowed: one column or more, each with one level or more")
    for layer in space.layers:
        _check_layer(layer, len(space.levels))
    for combination in (*space.forbidden, *space.required, *((one,) for one in space.masking)):
        columns = [column for column, _ in combination]
        if not columns or len(columns) != len(set(columns)):
            raise SpaceError(f"combination {combination!r}; allowed: one level in each of one column or more")
        for column, level in combination:
            if not (0 <= column < len(space.levels) and 0 <= level < space.levels[column]):
                raise SpaceError(f"combination {combination!r} names {(column, level)}; levels are {space.levels}")


def _check_layer(layer: Layer, width: int) -> None:
    if layer.strength not in STRENGTHS:
        raise SpaceError(f"strength {layer.strength!r}; allowed: {', '.join(map(str, STRENGTHS))}")
    if not set(layer.columns) <= set(range(width)):
        raise SpaceError(f"columns {layer.columns!r}; allowed: 0 to {width - 1}")
    if layer.strength > len(layer.columns):
        raise SpaceError(f"strength {layer.strength} over {len(layer.columns)} columns; allowed: at most one a column")
