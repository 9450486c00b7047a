"""Cases from rows: read back, written again, told apart."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from agents.data.tables import TravelData
from synthetic.case import Case
from synthetic.wording.cases import Making, ReadBack, make_cases
from synthetic.wording.compose import Draft
from synthetic.wording.report import LeftOut, Report
from synthetic.wording.writer import Brief, GrammarWriter, Writer, WriterError
from tests.synthetic.wording.conftest import TUPLE


class Scripted:
    """Writes what it was told to, a list of candidates an attempt; then it cannot go on."""

    name, at_once = "scripted", 2

    def __init__(self, *attempts: Sequence[Sequence[str]]) -> None:
        self.attempts, self.seen = list(attempts), list[Brief]()

    def drafts(self, briefs: Sequence[Brief]) -> list[Sequence[Draft]]:
        self.seen += briefs
        if not self.attempts:
            raise WriterError("the script is over")
        return [[Draft(text, "") for text in candidates] for candidates in self.attempts.pop(0)]


def needs_word(word: str) -> ReadBack:
    def lost(values: Mapping[str, str], text: str, data: TravelData, asked_on: date) -> tuple[str, ...]:
        assert values["destination"]
        assert data.curated()
        assert asked_on == date(2026, 11, 20)
        return () if word in text else ("party",)

    return lost


def worded(
    data: TravelData, rows: Iterable[Mapping[str, str]], writer: Writer, read_back: ReadBack, **more: Any
) -> tuple[list[Case], Report]:
    report = Report()
    making = Making(data, date(2026, 11, 20), more.pop("seed", 0), "sha256:x", writer, read_back, **more)
    return list(make_cases(list(rows), making, report)), report


ROWS = [
    {**TUPLE, "party": party, "mood": mood} for party in ("solo", "couple", "family") for mood in ("neutral", "chatty")
]
ANY = needs_word("")


def test_cases_are_whole_and_the_same_bytes_for_the_same_seed(data: TravelData) -> None:
    cases, report = worded(data, ROWS, GrammarWriter(), ANY)
    again, _ = worded(data, ROWS, GrammarWriter(), ANY)
    other, _ = worded(data, ROWS, GrammarWriter(), ANY, seed=1)
    assert [case.model_dump_json() for case in cases] == [case.model_dump_json() for case in again]
    assert {case.words.text for case in cases}.isdisjoint(case.words.text for case in other)
    assert [case.tuple for case in cases] == ROWS
    assert len({case.id for case in cases}) == 6
    assert all(case.form["destination"] == case.facts.destination for case in cases)
    assert all(case.words.writer.startswith("grammar@") and case.words.attempts == 1 for case in cases)
    assert (report.rows, report.cases, report.faithful_first, report.rewritten) == (6, 6, 6, 0)


def test_a_row_is_worded_the_same_whatever_rows_stand_around_it(data: TravelData) -> None:
    alone, _ = worded(data, ROWS[3:4], GrammarWriter(), ANY)
    among, _ = worded(data, ROWS, GrammarWriter(), ANY)
    assert alone[0] == among[3]


def test_equal_rows_become_different_cases(data: TravelData) -> None:
    cases, _ = worded(data, [TUPLE] * 5, GrammarWriter(), ANY)
    assert len({case.words.text for case in cases}) == 5
    assert len({case.seed for case in cases}) == 5
    assert len({case.split for case in cases}) == 1


def test_what_lost_its_tuple_is_written_again_and_counted(data: TravelData) -> None:
    writer = Scripted([["we go"], ["good one"]], [["a good two"]])
    cases, report = worded(data, ROWS[:2], writer, needs_word("good"))
    assert [(case.words.text, case.words.attempts) for case in cases] == [("a good two", 2), ("good one", 1)]
    assert (report.faithful_first, report.rewritten, dict(report.lost_first)) == (1, 1, {"party": 1})
    assert len({brief.seed for brief in writer.seen}) == 3
    assert "Read back at the first attempt: 1 of 2 (50.0%); in the end: 2 of 2 (100.0%)." in report.lines()


def test_what_never_reads_back_is_left_out_and_reported(data: TravelData) -> None:
    writer = Scripted(*[[["bad"]]] * 3)
    cases, report = worded(data, ROWS[:1], writer, needs_word("good"), attempts=3)
    assert cases == []
    assert report.left_out == [LeftOut(1, "party could not be read back from any of 3 texts")]
    assert dict(report.lost_last) == {"party": 1}


def test_of_several_candidates_what_loses_nothing_comes_before_what_is_new(data: TravelData) -> None:
    first = "a good request for two of us and nothing more"
    writer = Scripted([[first], ["all new but bad", f"{first} please", "a good wish in words of its own"]])
    cases, _ = worded(data, ROWS[:2], writer, needs_word("good"))
    assert [case.words.text for case in cases] == [first, "a good wish in words of its own"]


def test_a_duplicate_is_written_again_and_a_near_one_is_kept_only_at_the_end(data: TravelData) -> None:
    long = "good " + " ".join(f"word{number}" for number in range(40))
    near = f"{long} more"
    writer = Scripted([[long], [long]], [[near]], [[near]])
    cases, report = worded(data, ROWS[:2], writer, needs_word("good"), attempts=3)
    assert [case.words.text for case in cases] == [long, near]
    assert (report.near, report.rewritten, report.faithful_first) == (1, 1, 2)


def test_an_exact_duplicate_is_never_kept(data: TravelData) -> None:
    writer = Scripted([["good"], ["good"]], [["Good!"]])
    cases, report = worded(data, ROWS[:2], writer, needs_word(""), attempts=2)
    assert [case.words.text for case in cases] == ["good"]
    assert report.left_out == [LeftOut(2, "each of 2 texts is one that is there already")]


def test_a_writer_that_refuses_is_named_as_the_reason(data: TravelData) -> None:
    cases, report = worded(data, ROWS[:1], Scripted([[]], [[]]), ANY, attempts=2)
    assert cases == []
    assert report.left_out == [LeftOut(1, "the writer refused it 2 times")]


def test_what_was_written_before_the_writer_broke_is_not_lost(data: TravelData) -> None:
    writer, report = Scripted([["good one"], ["bad"]]), Report()
    making = Making(data, date(2026, 11, 20), 0, "sha256:x", writer, needs_word("good"))
    cases = make_cases(ROWS[:2], making, report)
    assert next(cases).words.text == "good one"
    with pytest.raises(WriterError, match="the script is over"):
        next(cases)
    assert report.cases == 1
