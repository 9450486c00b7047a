"""Everything allowed is covered, nothing forbidden is in, seeds reproduce, extending keeps what was there."""

from itertools import product
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from synthetic.tuples import generate as generating
from synthetic.tuples.generate import Effort, Mode, generate
from synthetic.tuples.space import Row, Space, SpaceError
from synthetic.tuples.squeeze import Progress
from tests.synthetic.tuples.brute import all_pairs, allowed_rows, assert_covers, spaces

PROBLEMS = {
    "3^13": ([3] * 13, 17),
    "4^10": ([4] * 10, 29),
    "5^1 3^8 2^2": ([5, *[3] * 8, 2, 2], 22),
    "5^1 4^4 3^11 2^5": ([5, *[4] * 4, *[3] * 11, *[2] * 5], 29),
    "4^15 3^17 2^29": ([*[4] * 15, *[3] * 17, *[2] * 29], 37),
    "2^100": ([2] * 100, 13),
    "10^20": ([10] * 20, 219),
}


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same steps with less patience."""
    monkeypatch.setattr(generating, "EFFORTS", {"quick": Effort(3, 2_000), "tight": Effort(5, 8_000)})


@pytest.mark.parametrize(("levels", "most"), PROBLEMS.values(), ids=PROBLEMS)
def test_quick_is_no_larger_than_the_best_of_others_within_two_seconds(levels: list[int], most: int) -> None:
    rows = generate(Space.of(levels))
    assert len(rows) <= most
    assert all(all_pairs(rows, levels))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_allowed_is_covered_and_nothing_else(data: st.DataObject) -> None:
    try:
        space = data.draw(spaces())
    except SpaceError:
        assume(False)
        raise
    mode: Mode = data.draw(st.sampled_from(("quick", "tight")))
    seed = data.draw(st.integers(0, 3))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generating, "EFFORTS", {"quick": Effort(3, 2_000), "tight": Effort(5, 8_000)})
        if not allowed_rows(space):
            with pytest.raises(SpaceError, match="no row is allowed"):
                generate(space, mode, seed)
            return
        rows = generate(space, mode, seed)
        assert_covers(space, rows)
        assert generate(space, mode, seed) == rows


@settings(max_examples=80, deadline=None)
@given(space=spaces(), pick=st.randoms(use_true_random=False))
def test_extending_keeps_the_rows_and_adds_only_what_covers_more(space: Space, pick: Random) -> None:
    allowed = allowed_rows(space)
    assume(allowed)
    start = [pick.choice(allowed) for _ in range(pick.randrange(4))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generating, "EFFORTS", {"quick": Effort(3, 2_000)})
        rows = generate(space, start=start)
        assert rows[: len(start)] == start
        assert_covers(space, rows)
        assert generate(space, start=rows) == rows


def test_implied_constraints_are_found() -> None:
    """Level 0 of the first column leaves the second no level at all, without being forbidden itself."""
    space = Space.of([2, 2, 2], forbidden=[[(0, 0), (1, 0)], [(0, 0), (1, 1), (2, 0)], [(0, 0), (1, 1), (2, 1)]])
    assert sorted(generate(space)) == [(1, a, b) for a, b in product(range(2), repeat=2)]


def test_a_stronger_part_is_covered_at_its_own_strength() -> None:
    space = Space.of([3] * 6, 2, stronger=[(3, [0, 2, 4])])
    rows = generate(space)
    assert {(row[0], row[2], row[4]) for row in rows} == set(product(range(3), repeat=3))
    assert len(rows) == 27


def test_four_at_a_time() -> None:
    space = Space.of([2, 3, 2, 3, 2, 2], 4, forbidden=[[(0, 0), (5, 1)]])
    assert_covers(space, generate(space))


@pytest.mark.usefixtures("brief")
def test_seeds_tell_rows_apart() -> None:
    space = Space.of([4] * 6)
    assert generate(space, seed=1) != generate(space, seed=2)


def test_tight_stops_at_a_bound() -> None:
    seen: list[Progress] = []
    rows = generate(Space.of([5, *[3] * 8, 2, 2]), "tight", report=seen.append)
    assert len(rows) == 15
    assert seen[-1].rows == seen[-1].bound == 15
    assert seen[-1].spent < 0.05


@pytest.mark.parametrize(
    ("row", "says"),
    [((0, 0), "row 1 to extend is"), ((0, 0, 2), "row 1 to extend is"), ((1, 1, 0), "holds a forbidden combination")],
)
def test_a_row_to_extend_must_be_of_the_space(row: Row, says: str) -> None:
    space = Space.of([2, 2, 2], forbidden=[[(0, 1), (1, 1)]])
    with pytest.raises(SpaceError, match=says):
        generate(space, start=[row])


def test_what_is_required_and_impossible_is_named() -> None:
    space = Space.of([2, 2], forbidden=[[(0, 1), (1, 1)]], required=[[(0, 1), (1, 1)]])
    with pytest.raises(SpaceError, match=r"required \(\(0, 1\), \(1, 1\)\) is in no allowed row"):
        generate(space)
