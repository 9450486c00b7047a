"""The axes along which requests differ, and the combinations that cannot or have to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import product

from synthetic.tuples.space import Combination, Row, Space

Tuple = Mapping[str, str]
"""One value in each dimension, by their ids."""


class DimensionsError(ValueError):
    """Dimensions, or values of them, that break the format."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a dimension can be; `weight` is its share in a realistic mix, on any scale.

    One that `masks` ends a request before its other values can matter.
    """

    id: str
    means: str
    example: str
    weight: float
    masks: bool = False


@dataclass(frozen=True, slots=True)
class Dimension:
    """An axis of variation."""

    id: str
    means: str
    values: tuple[Value, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The values' ids, in order."""
        return tuple(value.id for value in self.values)


@dataclass(frozen=True, slots=True)
class Rule:
    """Values in some dimensions, any of several in each, and why they cannot or have to be together."""

    combination: tuple[tuple[str, tuple[str, ...]], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Deeper:
    """Dimensions that are covered at a strength of their own."""

    strength: int
    dimensions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Dimensions:
    """All of a file. `digest` is `sha256:` and twelve digits of its text."""

    digest: str
    all: tuple[Dimension, ...]
    forbidden: tuple[Rule, ...]
    required: tuple[Rule, ...]
    stronger: tuple[Deeper, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The dimensions' ids, in order."""
        return tuple(dimension.id for dimension in self.all)

    @property
    def weights(self) -> list[list[float]]:
        """The weights of the values, by dimension."""
        return [[value.weight for value in dimension.values] for dimension in self.all]

    @property
    def masking(self) -> Combination:
        """The values that end a request before others can matter."""
        values = (
            (column, level, value) for column, one in enumerate(self.all) for level, value in enumerate(one.values)
        )
        return tuple((column, level) for column, level, value in values if value.masks)

    def space(self, strength: int = 2) -> Space:
        """What rows have to cover at this strength, with what is stronger on top; raises `SpaceError`."""
        stronger = [
            (deeper.strength, map(self.ids.index, deeper.dimensions))
            for deeper in self.stronger
            if deeper.strength > strength
        ]
        return Space.of(
            [len(dimension.values) for dimension in self.all],
            strength,
            stronger=stronger,
            forbidden=[each for rule in self.forbidden for each in self._combinations(rule)],
            required=[each for rule in self.required for each in self._combinations(rule)],
            masking=self.masking,
        )

    def decode(self, row: Row) -> dict[str, str]:
        """A row's values by dimension."""
        return {dimension.id: dimension.ids[level] for dimension, level in zip(self.all, row, strict=True)}

    def encode(self, values: Tuple) -> tuple[int | None, ...]:
        """The levels of a tuple, None where it does not say; raises `DimensionsError` for what is not known."""
        for name in values:
            named(name, self.ids, "a dimension")
        return tuple(self._level(dimension, values.get(dimension.id)) for dimension in self.all)

    def say(self, combination: Combination) -> str:
        """`party=family budget=tight`."""
        return " ".join(f"{self.all[column].id}={self.all[column].ids[level]}" for column, level in combination)

    def _level(self, dimension: Dimension, value: str | None) -> int | None:
        return None if value is None else named(value, dimension.ids, f"a value of {dimension.id}")

    def _combinations(self, rule: Rule) -> list[Combination]:
        columns = [self.ids.index(name) for name, _ in rule.combination]
        levels = (
            [self.all[column].ids.index(value) for value in values]
            for column, (_, values) in zip(columns, rule.combination, strict=True)
        )
        return [tuple(zip(columns, each, strict=True)) for each in product(*levels)]


def named(name: str, known: tuple[str, ...], what: str) -> int:
    """The place of a name among those known; raises `DimensionsError` that names what is allowed."""
    if name in known:
        return known.index(name)
    close = get_close_matches(name, known, 1)
    meant = f"; did you mean {close[0]!r}?" if close else ";"
    raise DimensionsError(f"{name!r} is not {what}{meant} allowed: {', '.join(known)}")
