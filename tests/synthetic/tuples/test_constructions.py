"""Each construction covers all pairs in the number of rows that its theorem says."""

from random import Random

import pytest

from synthetic.tuples.constructions.binary import fewest_rows
from synthetic.tuples.constructions.registry import Wanted, all_constructions, smallest
from tests.synthetic.tuples.brute import all_pairs


def wanted(width: int, levels: int, below: int = 10_000) -> Wanted:
    return Wanted(width, levels, below, thorough=False, rng=Random(1))


@pytest.mark.parametrize(
    ("name", "width", "levels", "rows"),
    [
        ("binary", 2, 2, 4), ("binary", 3, 2, 4), ("binary", 4, 2, 5), ("binary", 35, 2, 8), ("binary", 100, 2, 10),
        ("orthogonal", 4, 3, 9), ("orthogonal", 5, 4, 16), ("orthogonal", 6, 5, 25), ("orthogonal", 9, 8, 64),
        ("orthogonal", 10, 9, 81), ("orthogonal", 17, 16, 256), ("orthogonal", 12, 10, 121),
        ("starter", 20, 10, 181), ("starter", 12, 5, 49),
    ],
)  # fmt: skip
def test_all_pairs_in_so_many_rows(name: str, width: int, levels: int, rows: int) -> None:
    found = all_constructions()[name](wanted(width, levels))
    assert found is not None
    assert len(found) == rows
    assert all(all_pairs(found, [levels] * width))


@pytest.mark.parametrize(("columns", "rows"), [(2, 4), (4, 5), (10, 6), (11, 7), (126, 10), (127, 11)])
def test_the_fewest_rows_of_two_levels(columns: int, rows: int) -> None:
    assert fewest_rows(columns) == rows


def test_the_smallest_is_taken_and_only_if_it_is_smaller() -> None:
    found = smallest(wanted(4, 3))
    assert found is not None
    assert len(found) == 9
    assert smallest(wanted(4, 3, below=9)) is None
