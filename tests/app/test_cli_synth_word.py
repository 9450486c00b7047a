"""`triplab synth word` on a terminal: cases from rows, and what is said when something is wrong."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from agents.data.tables import TravelData
from app.cli import synth_word
from app.cli.main import app
from synthetic.case import Case
from synthetic.wording.cases import ReadBack
from tests.standin.endpoint import StandIn, Trouble
from tests.standin.server import serve

TUPLE = {
    "destination": "major",
    "duration": "week",
    "season": "spring",
    "budget": "easy",
    "interests": "food",
    "style": "relaxed",
    "party": "couple",
    "need": "none",
    "clarity": "clear",
    "mood": "neutral",
    "intent": "plan",
}


def reads(found: str) -> ReadBack:
    """A reader that loses the mood of every text that does not hold `found`."""

    def lost(values: Mapping[str, str], text: str, data: TravelData, asked_on: date) -> tuple[str, ...]:
        assert values
        assert data
        assert asked_on
        return () if found in text else ("mood",)

    return lost


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(synth_word, "reader", lambda: reads(""))
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    tuples = [{**TUPLE, "party": party} for party in ("solo", "couple", "friends")]
    path.write_text("".join(json.dumps({"tuple": each}) + "\n" for each in tuples), encoding="utf-8")
    return path


def word(*arguments: Path | str) -> Result:
    rows, out, *more = map(str, arguments)
    return CliRunner().invoke(app, ["synth", "word", rows, "--out", out, "--on", "2026-11-20", *more])


def test_a_case_a_row_the_same_bytes_for_the_same_seed(rows: Path, tmp_path: Path) -> None:
    first, again, other = (tmp_path / name for name in ("a.jsonl", "b.jsonl", "c.jsonl"))
    done = word(rows, first)
    assert done.exit_code == 0, done.output
    assert word(rows, again).exit_code == word(rows, other, "--seed", "1").exit_code == 0
    cases = [Case.model_validate_json(line) for line in first.read_text(encoding="utf-8").splitlines()]
    assert [case.tuple["party"] for case in cases] == ["solo", "couple", "friends"]
    assert {case.asked_on for case in cases} == {date(2026, 11, 20)}
    assert first.read_bytes() == again.read_bytes() != other.read_bytes()
    said = done.stderr.splitlines()
    assert said[:2] == [
        "3 cases from 3 rows.",
        "Read back at the first attempt: 3 of 3 (100.0%); in the end: 3 of 3 (100.0%).",
    ]
    assert said[2] == "Written again: 0. Near duplicates kept: 0."
    assert said[3].startswith("Distinct 4-grams: ")


def test_only_the_first_rows(rows: Path, tmp_path: Path) -> None:
    assert word(rows, tmp_path / "a.jsonl", "--limit", "2").exit_code == 0
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8").count("\n") == 2


def test_what_never_reads_back_is_said_and_left_out(
    rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(synth_word, "reader", lambda: reads("no text holds this"))
    done = word(rows, tmp_path / "a.jsonl", "--limit", "1")
    assert done.exit_code == 0
    assert "0 cases from 1 rows." in done.stderr
    assert "  mood: lost 1 times at first, 1 in the end" in done.stderr
    assert "Left out: row 1: mood could not be read back from any of 8 texts" in done.stderr
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == ""


def test_wrong_input_is_named(rows: Path, tmp_path: Path) -> None:
    open_row = tmp_path / "open.jsonl"
    open_row.write_text('{"tuple": {"party": "solo"}}\n', encoding="utf-8")
    wrong: tuple[tuple[tuple[Path | str, ...], str], ...] = (
        ((tmp_path / "none.jsonl", tmp_path / "a.jsonl"), "cannot read"),
        ((rows, tmp_path / "no" / "a.jsonl"), "there is no folder"),
        ((open_row, tmp_path / "a.jsonl"), "open.jsonl: row 1 says nothing of destination, duration"),
        ((rows, tmp_path / "a.jsonl", "--on", "today"), "--on 'today' is no day; write it as 2026-11-20"),
        ((rows, tmp_path / "a.jsonl", "--writer", "model"), "the rehearsal engine is none: set OPENAI_API_KEY"),
    )
    for (file, out, *more), said in wrong:
        done = word(file, out, *more)
        assert done.exit_code == 2
        assert said in done.stderr


def test_an_endpoint_that_fails_is_named_and_the_file_is_kept(
    rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.jsonl"
    with serve(StandIn(trouble=Trouble("unauthorised"))) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{url}/v1")
        done = word(rows, out, "--writer", "model")
    assert done.exit_code == 1
    assert f"{url}/v1 wrote nothing: the model endpoint refused the key (HTTP 401); run the same command" in done.stderr
    assert out.read_text(encoding="utf-8") == ""
