"""Requests of real runs, as Phoenix hands them out: pages of spans over HTTP."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from typer.testing import CliRunner

from agents.data.tables import TravelData
from app.cli.main import app
from synthetic.reading.traces import TracesError, requests_of_traces

VERSION = "20.26.1"
FORM = {"destination": "Lisbon", "days": 7, "party": {"adults": 2}, "notes": "my wife is vegan"}


def span(number: int, **attributes: str) -> dict[str, Any]:
    return {
        "name": "plan_trip", "context": {"trace_id": f"{number:032x}", "span_id": f"{number:016x}"}, "parent_id": None,
        "start_time": "2026-11-20T18:59:34+00:00", "attributes": attributes,
    }  # fmt: skip


SPANS = [
    span(1, **{"metadata.tuple.party": "solo", "metadata.tuple.budget": "tight", "input.value": json.dumps(FORM)}),
    span(2, **{"metadata": json.dumps({"tuple": {"party": "family"}}), "input.value": json.dumps(FORM)}),
    span(3, **{"metadata.model": "rehearsal-1", "input.value": json.dumps(FORM)}),
    span(4, **{"input.value": "of another version"}),
]


class _Phoenix(BaseHTTPRequestHandler):
    """Two spans a page, root spans named `plan_trip` only, of the project `triplab`."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        query = parse_qs(url.query)
        if url.path != "/v1/projects/triplab/spans":
            return self._reply(200 if url.path == "/arize_phoenix_version" else 404, VERSION)
        assert (query["parent_id"], query["name"]) == (["null"], ["plan_trip"])
        begin = int(query.get("cursor", ["0"])[0])
        page = SPANS[begin : begin + min(2, int(query["limit"][0]))]
        after = str(begin + 2) if begin + 2 < len(SPANS) else None
        return self._reply(200, json.dumps({"data": page, "next_cursor": after}))

    def log_message(self, format: str, *args: Any) -> None: ...

    def _reply(self, status: int, body: str) -> None:
        self.send_response(status)
        self.send_header("x-phoenix-server-version", VERSION)
        self.send_header("content-length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())


@pytest.fixture
def phoenix() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Phoenix)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


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
