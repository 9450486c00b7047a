"""The definitions by enumeration of all rows, to check the real thing against."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from hypothesis import assume
from hypothesis import strategies as st

from synthetic.tuples.space import Combination, Row, Space, SpaceError


def holds(row: Row, combination: Combination) -> bool:
    return all(row[column] == level for column, level in combination)


def allowed_rows(space: Space) -> list[Row]:
    rows = product(*(range(count) for count in space.levels))
    return [row for row in rows if not any(holds(row, forbidden) for forbidden in space.forbidden)]


def targets(space: Space, rows: Iterable[Row]) -> set[Combination]:
    """What these rows hold of all that the layers ask for."""
    found: set[Combination] = set()
    for row in rows:
        masks = {*space.masking} & {*enumerate(row)}
        for layer in space.layers:
            for columns in combinations(layer.columns, layer.strength):
                combination = tuple((column, row[column]) for column in columns)
                if masks <= {*combination}:
                    found.add(combination)
    return found


def assert_covers(space: Space, rows: list[Row]) -> None:
    allowed = allowed_rows(space)
    assert set(rows) <= set(allowed)
    assert targets(space, rows) == targets(space, allowed)
    assert [one for one in space.required if not any(holds(row, one) for row in rows)] == []


@st.composite
def combination(draw: st.DrawFn, levels: list[int], most: int = 3) -> Combination:
    columns = draw(st.sets(st.integers(0, len(levels) - 1), min_size=1, max_size=min(most, len(levels))))
    return tuple((column, draw(st.integers(0, levels[column] - 1))) for column in sorted(columns))


@st.composite
def spaces(draw: st.DrawFn) -> Space:
    """Small spaces: up to five forbidden combinations, two required ones and two masking levels, one open row."""
    levels = draw(st.lists(st.integers(1, 4), min_size=2, max_size=5))
    strength = draw(st.integers(1, min(4, len(levels))))
    columns = draw(st.sets(st.integers(0, len(levels) - 1), min_size=min(3, len(levels))))
    stronger = [(min(strength + 1, 4, len(columns)), columns)] if draw(st.booleans()) else []
    forbidden = draw(st.lists(combination(levels), max_size=5))
    columns_to_mask = draw(st.sets(st.integers(0, len(levels) - 1), max_size=2))
    masking = [(column, 0) for column in sorted(columns_to_mask)]
    space = Space.of(levels, strength, stronger=stronger, forbidden=forbidden, masking=masking)
    assume(not masking or allowed_rows(space.unmasked()))
    allowed = allowed_rows(space)
    wanted = draw(st.lists(combination(levels), max_size=2))
    required = [one for one in wanted if any(holds(row, one) for row in allowed)]
    return Space.of(levels, strength, stronger=stronger, forbidden=forbidden, required=required, masking=masking)


def all_pairs(rows: list[Row], levels: list[int]) -> Iterator[bool]:
    for a, b in combinations(range(len(levels)), 2):
        yield len({(row[a], row[b]) for row in rows}) == levels[a] * levels[b]


__all__ = ["Space", "SpaceError", "all_pairs", "allowed_rows", "assert_covers", "holds", "spaces", "targets"]
