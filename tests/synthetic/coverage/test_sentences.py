"""What is said of a report."""

from synthetic.coverage.measure import Coverage
from synthetic.coverage.report import Failing, Report
from synthetic.coverage.sentences import failed, named, tried
from synthetic.coverage.statistics import Interval
from synthetic.dimensions_file import read_dimensions
from synthetic.tuples.space import Combination

PAIR: Combination = ((0, 0), (1, 1))


def says(covered: int, missing: int, strength: int = 2, rows: int = 9) -> str:
    return tried(Report(rows, strength, Coverage(covered, (PAIR,) * missing, ()), (), None))


def test_the_answer_counts_what_was_never_tried() -> None:
    assert says(734, 61) == "This set tried 92.3 % of the allowed pairs; 61 pairs were never tried."
    assert says(10, 1, 3) == "This set tried 90.9 % of the allowed triples; 1 triple was never tried."
    assert says(10, 0, 1) == "This set tried every one of the 10 allowed values."
    assert says(0, 10, rows=0) == "This set holds no rows yet."


def test_a_gap_is_never_rounded_away() -> None:
    assert says(9999, 1) == "This set tried 99.9 % of the allowed pairs; 1 pair was never tried."


def test_no_gathering_is_said_too() -> None:
    failing = Failing(40, 2, Interval(0.014, 0.165), 12, (), ())
    assert failed(failing, read_dimensions()) == (
        "2 of 40 rows with a verdict failed (5.0 %, 1 to 16 %); no value, pair or triple fails more often than chance"
        " explains."
    )


def test_values_are_named_in_words() -> None:
    assert named(read_dimensions(), ((0, 4), (3, 5))) == "destination beyond data × budget other currency"
