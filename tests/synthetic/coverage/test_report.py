"""A report of rows: what they tried at a strength, pairs at any, and failures where there are verdicts."""

from random import Random

from synthetic.coverage.measure import OpenRow
from synthetic.coverage.report import report
from synthetic.dimensions import Dimension, Dimensions, Value
from synthetic.dimensions_file import read_dimensions
from synthetic.rows_file import Outcome
from synthetic.tuples.sampling import sample


def three() -> Dimensions:
    def dimension(name: str) -> Dimension:
        return Dimension(name, name, (Value("x", "x", "x", 1), Value("y", "y", "y", 1)))

    return Dimensions("sha256:0", (dimension("a"), dimension("b"), dimension("c")), (), (), ())


def test_the_strength_is_of_the_coverage_and_the_matrices_are_of_pairs() -> None:
    found = report(three(), [(0, 0, 0), (1, 1, 1)], [None, None], 3)
    assert (found.rows, found.coverage.covered, found.coverage.allowed) == (2, 2, 8)
    assert [(one.first, one.second, one.covered) for one in found.matrices] == [(0, 1, 2), (0, 2, 2), (1, 2, 2)]
    assert found.failing is None


def test_rows_without_a_verdict_are_no_failures_and_no_passes() -> None:
    rows: list[OpenRow] = [(0, 0, 0)] * 4
    failing = report(three(), rows, ["fail", "pass", "unscored", None], 2).failing
    assert failing
    assert (failing.scored, failing.failed) == (2, 1)
    cell = failing.maps[0][0][0]
    assert cell
    assert (cell.scored, cell.failed, cell.corrected) == (2, 1, None)


def test_what_a_row_does_not_say_counts_for_no_pair() -> None:
    failing = report(three(), [(0, None, 0)], ["fail"], 2).failing
    assert failing
    scored = [[cell.scored for line in one for cell in line if cell] for one in failing.maps]
    assert scored == [[0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]


def test_a_planted_triple_lights_up_in_the_slices_and_in_its_pairs() -> None:
    """Family, tight and winter fails at 60 %, all else at 5 %."""
    dimensions, rng = read_dimensions(), Random(4)
    planted = dimensions.encode({"party": "family", "budget": "tight", "season": "winter"})
    rows = sample(dimensions.space(), dimensions.weights, 300, 3)
    rows += [tuple(a if b is None else b for a, b in zip(row, planted, strict=True)) for row in rows[:40]]

    def outcome(row: OpenRow) -> Outcome:
        bad = all(level in (None, has) for level, has in zip(planted, row, strict=True))
        return "fail" if rng.random() < (0.6 if bad else 0.05) else "pass"

    failing = report(dimensions, rows, [outcome(row) for row in rows], 2).failing
    assert failing
    first = [dimensions.say(each.combination) for each in failing.lit[:3]]
    assert "season=winter budget=tight party=family" in first
    cells = {
        (dimensions.ids[one.first], dimensions.ids[one.second]): failing.maps[place]
        for place, one in enumerate(report(dimensions, rows, [None] * len(rows), 2).matrices)
    }
    season, budget = dimensions.all[2].ids.index("winter"), dimensions.all[3].ids.index("tight")
    lit = cells["season", "budget"][season][budget]
    assert lit
    assert lit.lit
    assert sum(bool(cell and cell.lit) for line in cells["interests", "style"] for cell in line) == 0
