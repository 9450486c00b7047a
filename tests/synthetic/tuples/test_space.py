"""A space that makes no sense is refused with the value and what is allowed."""

import pytest

from synthetic.tuples.space import Space, SpaceError


@pytest.mark.parametrize(
    ("levels", "strength", "says"),
    [
        ([], 1, "one column or more"),
        ([2, 0], 1, "one level or more"),
        ([2, 2], 5, "strength 5; allowed: 1, 2, 3, 4"),
        ([2, 2], 3, "strength 3 over 2 columns"),
    ],
)
def test_levels_and_strength(levels: list[int], strength: int, says: str) -> None:
    with pytest.raises(SpaceError, match=says):
        Space.of(levels, strength)


@pytest.mark.parametrize("forbidden", [[], [(0, 2)], [(3, 0)], [(0, 0), (0, 1)]])
def test_combinations(forbidden: list[tuple[int, int]]) -> None:
    with pytest.raises(SpaceError, match="combination"):
        Space.of([2, 2], forbidden=[forbidden])


def test_a_stronger_layer_names_columns_that_exist() -> None:
    with pytest.raises(SpaceError, match=r"columns \(0, 1, 2\); allowed: 0 to 1"):
        Space.of([2, 2], stronger=[(3, [0, 1, 2])])
