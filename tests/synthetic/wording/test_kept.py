"""Cases of an earlier run."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from agents.data.tables import TravelData
from synthetic.case import Case
from synthetic.wording.cases import Making, make_cases
from synthetic.wording.kept import KeptError, kept_cases
from synthetic.wording.report import Report
from synthetic.wording.writer import GrammarWriter
from tests.synthetic.wording.conftest import TUPLE

ROWS = [{**TUPLE, "party": party} for party in ("solo", "couple", "friends")]


def nothing_lost(values: Mapping[str, str], text: str, data: TravelData, asked_on: date) -> tuple[str, ...]:  # noqa: ARG001
    return ()


@pytest.fixture
def making(data: TravelData) -> Making:
    return Making(data, date(2026, 11, 20), 0, "sha256:x", GrammarWriter(), nothing_lost)


@pytest.fixture
def cases(making: Making) -> list[Case]:
    return list(make_cases(ROWS, making, Report()))


def file_of(folder: Path, cases: list[Case], ending: str = "") -> Path:
    path = folder / "cases.jsonl"
    path.write_text(
        "".join(f"{case.model_dump_json(exclude_none=True)}\n" for case in cases) + ending, encoding="utf-8"
    )
    return path


def test_only_what_is_missing_is_worded(tmp_path: Path, making: Making, cases: list[Case]) -> None:
    kept = kept_cases(file_of(tmp_path, cases[:2]), making)
    assert kept == cases[:2]
    report = Report()
    assert list(make_cases(ROWS, making, report, kept)) == cases[2:]
    assert report.rows == 1


def test_a_line_that_was_cut_off_is_taken_out(tmp_path: Path, making: Making, cases: list[Case]) -> None:
    path = file_of(tmp_path, cases[:1], ending='{"version": 1, "id": "c-')
    assert kept_cases(path, making) == cases[:1]
    assert path.read_text(encoding="utf-8").count("\n") == 1
    assert path.read_text(encoding="utf-8").endswith("}\n")


def test_no_file_keeps_nothing(tmp_path: Path, making: Making) -> None:
    assert kept_cases(tmp_path / "none.jsonl", making) == []


def test_cases_of_another_making_are_refused(tmp_path: Path, making: Making, cases: list[Case]) -> None:
    old = [cases[0].model_copy(update={"asked_on": date(2026, 1, 2)})]
    with pytest.raises(
        KeptError, match=r"cases\.jsonl:1: made with '2026-01-02', and now it is '2026-11-20'; give another"
    ):
        kept_cases(file_of(tmp_path, old), making)
    with pytest.raises(KeptError, match=r"cases\.jsonl:2: 'hello' is no case"):
        kept_cases(file_of(tmp_path, cases[:1], "hello\n"), making)


def test_a_line_separator_in_the_words_ends_no_case(tmp_path: Path, making: Making, cases: list[Case]) -> None:
    odd = cases[0].words.model_copy(update={"text": "Rome.\u2028Three days, please."})
    kept = [cases[0].model_copy(update={"words": odd}), cases[1]]
    assert kept_cases(file_of(tmp_path, kept), making) == kept


def test_another_seed_is_refused(tmp_path: Path, making: Making, cases: list[Case]) -> None:
    with pytest.raises(KeptError, match=r"cases.jsonl:1: made with another seed than 7; give that, or another --out"):
        kept_cases(file_of(tmp_path, cases), replace(making, seed=7))
