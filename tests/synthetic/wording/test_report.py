"""What the summary of wording says."""

from synthetic.wording.report import LeftOut, Report


def test_rows_that_are_left_out_for_the_same_reason_share_a_line() -> None:
    report = Report(rows=9, left_out=[*(LeftOut(row, "no such place") for row in range(1, 8)), LeftOut(9, "too dear")])
    assert [line for line in report.lines() if line.startswith("Left out")] == [
        "Left out: rows 1, 2, 3, 4, 5 and 2 more: no such place",
        "Left out: row 9: too dear",
    ]


def test_after_ten_reasons_the_rest_is_counted() -> None:
    report = Report(rows=41, left_out=[LeftOut(row, f"reason {row}") for row in range(1, 42)])
    lines = [line for line in report.lines() if line.startswith("Left out")]
    assert len(lines) == 11
    assert lines[-1] == "Left out: and 31 more, for 31 other reasons"
