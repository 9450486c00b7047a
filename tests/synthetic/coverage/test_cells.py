"""The colour, symbol and text of a square."""

import pytest

from synthetic.coverage.cells import failing, tried
from synthetic.coverage.report import PairFailures
from synthetic.coverage.statistics import wilson


def of(failed: int, scored: int, corrected: float | None = 1.0) -> PairFailures:
    return PairFailures(scored, failed, wilson(failed, scored), corrected)


@pytest.mark.parametrize(
    ("count", "classes", "says"),
    [(None, "none", "forbidden"), (0, "c0", "never tried"), (1, "c1", "1 row"), (3, "c2", "3 rows"),
     (7, "c3", "7 rows"), (1200, "c4", "1,200 rows")],
)  # fmt: skip
def test_tried(count: int | None, classes: str, says: str) -> None:
    assert tried(count, None) == (classes, says)


@pytest.mark.parametrize(
    ("count", "failures", "classes", "says"),
    [
        (12, of(5, 12), "f3", "12 rows, 5 failed (19 to 68 %)"),
        (12, of(0, 12), "f0", "12 rows, none failed (0 to 24 %)"),
        (12, of(5, 10), "f4", "12 rows, 5 of 10 with a verdict failed (24 to 76 %)"),
        (4, of(3, 4, None), "few", "4 rows, 3 failed (30 to 95 %)"),
        (3, of(0, 0, None), "few", "3 rows, no verdict"),
        (0, of(0, 0, None), "few", "never tried"),
        (40, of(3, 40, 0.05), "f1 lit", "40 rows, 3 failed (3 to 20 %), more than chance explains"),
    ],
)
def test_failing(count: int, failures: PairFailures, classes: str, says: str) -> None:
    assert failing(count, failures) == (classes, says)


def test_a_forbidden_pair_has_no_failures() -> None:
    assert failing(None, None) == ("none", "forbidden")
