"""Coverage against enumeration, and what rows that say too little or too much count."""

from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from synthetic.coverage.measure import measure
from synthetic.coverage.pairs import matrices
from synthetic.tuples.generate import generate
from synthetic.tuples.space import Space
from tests.synthetic.tuples.brute import allowed_rows, spaces, targets


@settings(max_examples=80, deadline=None)
@given(space=spaces(), pick=st.randoms(use_true_random=False))
def test_covered_and_missing_are_what_enumeration_says(space: Space, pick: Random) -> None:
    allowed = allowed_rows(space)
    assume(allowed)
    rows = [pick.choice(allowed) for _ in range(pick.randrange(5))]
    found = measure(space, rows)
    wanted = targets(space, allowed)
    assert set(found.missing) == wanted - targets(space, rows)
    assert found.allowed == len(wanted)
    assert found.astray == ()


def test_what_is_generated_is_covered() -> None:
    space = Space.of([3, 4, 2, 3], 3, forbidden=[[(0, 0), (1, 0)]])
    found = measure(space, generate(space))
    assert found.missing == ()
    assert found.share == 1.0


def test_open_rows_cover_what_they_say_and_forbidden_ones_nothing() -> None:
    space = Space.of([2, 2, 2], forbidden=[[(0, 1), (1, 1)]])
    found = measure(space, [(0, 0, None), (1, 1, 0)])
    assert found.covered == 1
    assert found.allowed == 11
    assert found.astray == (2,)


def test_matrices_count_rows_and_mark_what_is_forbidden() -> None:
    space = Space.of([2, 2, 3], forbidden=[[(0, 1), (1, 1)]])
    found = matrices(space, [(0, 0, 2), (0, 0, None), (1, 0, 1), (1, 1, 0)])
    assert [(one.first, one.second) for one in found] == [(0, 1), (0, 2), (1, 2)]
    assert found[0].counts == ((2, 0), (1, None))
    assert found[1].counts == ((0, 0, 1), (0, 1, 0))
    assert (found[0].covered, found[0].allowed) == (2, 3)


def test_a_masking_level_hides_the_rest_of_its_row() -> None:
    space = Space.of([2, 2, 2], masking=[(0, 1)])
    found = measure(space, [(1, 0, 0), (0, 1, 1)])
    assert {((0, 1), (1, 0)), ((0, 1), (2, 0))}.isdisjoint(found.missing)
    assert ((1, 0), (2, 0)) in found.missing
    assert [one.counts for one in matrices(space, [(1, 0, 0), (0, 1, 1)])] == [
        ((0, 1), (1, 0)),
        ((0, 1), (1, 0)),
        ((0, 0), (0, 1)),
    ]
