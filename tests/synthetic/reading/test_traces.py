"""Requests of real runs, as Phoenix hands them out: pages of spans over HTTP."""

import json
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from agents.data.tables import TravelData
from app.cli.main import app
from synthetic.reading.traces import TracesError, requests_of_traces
from tests.standin.spans import phoenix_with, span

FORM = {"destination": "Lisbon", "days": 7, "party": {"adults": 2}, "notes": "my wife is vegan"}


SPANS = [
    span(1, **{"metadata.tuple.party": "solo", "metadata.tuple.budget": "tight", "input.value": json.dumps(FORM)}),
    span(2, **{"metadata": json.dumps({"tuple": {"party": "family"}}), "input.value": json.dumps(FORM)}),
    span(3, **{"metadata.model": "rehearsal-1", "input.value": json.dumps(FORM)}),
    span(4, **{"input.value": "of another version"}),
]


@pytest.fixture
def phoenix() -> Iterator[str]:
    with phoenix_with(SPANS) as url:
        yield url


def test_a_tuple_that_came_along_is_taken_and_any_other_is_read(phoenix: str, data: TravelData) -> None:
    found = list(requests_of_traces(phoenix, "triplab", data))
    assert [(one.trace_id[-1], one.made) for one in found] == [("1", True), ("2", True), ("3", False)]
    assert [one.tuple.get("party") for one in found] == ["solo", "family", "couple"]
    assert found[0].tuple == {"party": "solo", "budget": "tight"}
    assert found[2].tuple["need"] == "diet"


def test_no_more_are_asked_for_than_wanted(phoenix: str, data: TravelData) -> None:
    assert len(list(requests_of_traces(phoenix, "triplab", data, most=1))) == 1


def test_no_such_project_and_no_phoenix_are_told_apart(phoenix: str, data: TravelData, unused_port: int) -> None:
    with pytest.raises(TracesError, match="has no project 'other'"):
        list(requests_of_traces(phoenix, "other", data))
    with pytest.raises(TracesError, match="does not answer"):
        list(requests_of_traces(f"http://127.0.0.1:{unused_port}", "triplab", data))


def test_coverage_of_traces(phoenix: str, monkeypatch: pytest.MonkeyPatch, unused_port: int) -> None:
    run = CliRunner()
    monkeypatch.setenv("TRIPLAB_PHOENIX", phoenix)
    done = run.invoke(app, ["synth", "coverage", "--traces", "--strength", "1"])
    assert done.exit_code == 0
    assert done.stdout.startswith("3 rows cover 14 of")
    assert run.invoke(app, ["synth", "coverage"]).exit_code == 2
    assert run.invoke(app, ["synth", "coverage", "rows.jsonl", "--traces"]).exit_code == 2
    monkeypatch.setenv("TRIPLAB_PHOENIX", f"http://127.0.0.1:{unused_port}")
    away = run.invoke(app, ["synth", "coverage", "--traces"])
    assert (away.exit_code, "does not answer" in away.stderr) == (1, True)
    monkeypatch.setenv("TRIPLAB_PHOENIX", "off")
    assert run.invoke(app, ["synth", "coverage", "--traces"]).exit_code == 2
