"""Better prompts make a better judge."""

from statistics import fmean

import pytest

from rehearsal.judging.features import table
from tests.rehearsal.judging.support import (
    DETAIL,
    LOOSE_DETAIL,
    LOOSE_TONE,
    TONE,
    Rubric,
    accuracy,
    drawn,
    naive,
    with_definitions,
    with_examples,
)
from tests.rehearsal.test_directives import DOCS

DRAWS = 5


def test_docs_hold_the_table() -> None:
    assert table() in DOCS.read_text("utf-8")


@pytest.mark.parametrize("rubric", [TONE, DETAIL])
def test_a_naive_prompt_makes_a_guess(rubric: Rubric) -> None:
    assert 0.3 <= accuracy(rubric, naive(rubric)) <= 0.65


@pytest.mark.parametrize("rubric", [TONE, DETAIL])
def test_definitions_make_it_better(rubric: Rubric) -> None:
    assert accuracy(rubric, with_definitions(rubric)) >= 0.85


@pytest.mark.parametrize("rubric", [TONE, DETAIL, LOOSE_TONE, LOOSE_DETAIL])
@pytest.mark.parametrize("count", [6, 10])
def test_examples_make_it_good(rubric: Rubric, count: int) -> None:
    shares = [accuracy(rubric, with_examples(rubric, drawn(rubric, count, seed))) for seed in range(DRAWS)]
    assert fmean(shares) >= 0.85


def test_examples_help_where_definitions_do_not() -> None:
    shown = with_examples(LOOSE_DETAIL, drawn(LOOSE_DETAIL, 8, seed=1))
    assert accuracy(LOOSE_DETAIL, shown) >= accuracy(LOOSE_DETAIL, with_definitions(LOOSE_DETAIL)) + 0.3


def test_wrong_examples_mislead_it() -> None:
    first, second = TONE.labels
    swapped = [[second if row[0] == first else first, *row[1:]] for row in drawn(TONE, 10, seed=1)]
    assert accuracy(TONE, with_examples(TONE, swapped, definitions=False)) <= 0.3
