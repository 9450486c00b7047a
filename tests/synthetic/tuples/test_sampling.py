"""Rows come in proportion to their weights among what is allowed."""

from collections import Counter

import pytest

from synthetic.tuples.sampling import sample
from synthetic.tuples.space import Space, SpaceError


def test_shares_follow_the_weights_of_allowed_rows() -> None:
    """Allowed are (0, 0), (0, 1), (1, 0) with weights 3 x 1, 3 x 1 and 1 x 1: shares of 3/7, 3/7 and 1/7."""
    space = Space.of([2, 2], forbidden=[[(0, 1), (1, 1)]])
    counts = Counter(sample(space, [[3, 1], [1, 1]], 7_000, seed=5))
    assert set(counts) == {(0, 0), (0, 1), (1, 0)}
    assert abs(counts[0, 0] - 3_000) < 130
    assert abs(counts[0, 1] - 3_000) < 130
    assert abs(counts[1, 0] - 1_000) < 90


def test_the_same_seed_gives_the_same_rows() -> None:
    space = Space.of([5, 5, 5])
    weights = [[1.0] * 5] * 3
    assert sample(space, weights, 20, seed=1) == sample(space, weights, 20, seed=1)
    assert sample(space, weights, 20, seed=1) != sample(space, weights, 20, seed=2)


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        ([[1, 1]], "one a level"),
        ([[1, 1], [0, 0]], "of column 1"),
        ([[1, -1], [1, 1]], "of column 0"),
        ([[0, 1], [0, 1]], "none was allowed"),
    ],
)
def test_weights_that_do_not_fit(weights: list[list[float]], says: str) -> None:
    with pytest.raises(SpaceError, match=says):
        sample(Space.of([2, 2], forbidden=[[(0, 1), (1, 1)]]), weights, 1)
