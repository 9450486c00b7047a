"""A driver or a service killed in the middle: every case once in the end, none twice, and a trace of each."""

import json
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from synthetic.case import Case
from tests.app.test_cli import TRIPLAB, triplab
from tests.app.test_serve import client_of, serving
from tests.standin import serve
from tests.synthetic.driving.support import every_kind, many

CASES = 16
SETTINGS = {"TRIPLAB_RATE": "1000/minute", "TRIPLAB_REHEARSAL_LATENCY": "0.05"}
WAIT_SECONDS = 60


class Collector:
    """Takes traces as Phoenix does; keeps the metadata of the runs that planned to an end, by trace."""

    def __init__(self) -> None:
        self.runs: dict[str, dict[str, Any]] = {}

    async def __call__(self, _: Any, receive: Any, send: Any) -> None:
        body, more = bytearray(), True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        export = ExportTraceServiceRequest.FromString(bytes(body))
        for span in (span for each in export.resource_spans for scoped in each.scope_spans for span in scoped.spans):
            for attribute in span.attributes:
                if attribute.key == "metadata" and span.name == "plan_trip":
                    self.runs[span.trace_id.hex()] = json.loads(attribute.value.string_value)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})


def until_ended(folder: Path, number: int, driver: subprocess.Popen[bytes]) -> None:
    """Wait until so many cases have ended while the driver is at work."""
    deadline = time.monotonic() + WAIT_SECONDS
    while ended(folder) < number:
        assert time.monotonic() < deadline, "it did not happen in time"
        with suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"the driver has ended: {driver.wait(0.05)}")


def written(folder: Path, cases: list[Case]) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("".join(f"{case.model_dump_json()}\n" for case in cases), encoding="utf-8")
    return path


def arguments(folder: Path, port: int, cases: Path) -> list[str]:
    to = ["--out", str(folder / "out"), "--url", f"http://127.0.0.1:{port}", "--no-phoenix", "--concurrency", "3"]
    return ["synth", "drive", str(cases), *to]


def driving(folder: Path, port: int, cases: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*TRIPLAB, *arguments(folder, port, cases)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def ended(folder: Path) -> int:
    journal = folder / "out" / "journal.jsonl"
    return journal.read_bytes().count(b'"kind":"ended"') if journal.exists() else 0


def dataset(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "out" / "dataset.jsonl").read_text(encoding="utf-8").splitlines()]


def trips(folder: Path) -> list[tuple[str, str]]:
    """Session and status of every trip in the service's store."""
    with sqlite3.connect(folder / "home" / "triplab.db") as store:
        return store.execute("SELECT session_key, status FROM trips").fetchall()


def test_a_killed_driver_goes_on_where_it_was(tmp_path: Path, unused_port: int) -> None:
    asking = every_kind()["two_questions"]
    all_cases = [*many(CASES - 1), asking]
    cases, collector = written(tmp_path, all_cases), Collector()
    with serve(collector) as phoenix, serving(tmp_path, unused_port, TRIPLAB_PHOENIX=phoenix, **SETTINGS) as service:
        with client_of(unused_port, service):
            driver = driving(tmp_path, unused_port, cases)
            until_ended(tmp_path, 5, driver)
            second = triplab(tmp_path, *arguments(tmp_path, unused_port, cases))
            driver.send_signal(signal.SIGKILL)
            driver.wait()
            done_before = ended(tmp_path)
            again = triplab(tmp_path, *arguments(tmp_path, unused_port, cases))
        service.send_signal(signal.SIGINT)
        service.wait(30)

    assert second.returncode == 2
    assert f"another driver is at work in {tmp_path / 'out'}" in second.stderr
    assert 5 <= done_before < CASES
    assert again.returncode == 0
    lines = dataset(tmp_path)
    assert [line["case"] for line in lines] == [case.id for case in all_cases]
    assert [line["outcome"] for line in lines] == ["pass"] * CASES
    stored = trips(tmp_path)
    assert [status for _, status in stored] == ["done"] * CASES
    assert len({session for session, _ in stored}) == CASES
    assert {line["result"]["trace_ids"][0] for line in lines} == collector.runs.keys()
    told = {run["case"]: run["tuple"] for run in collector.runs.values()}
    assert told == {case.id: case.tuple for case in all_cases}
    assert len(collector.runs) == CASES


def test_a_killed_service_loses_no_case(tmp_path: Path, unused_port: int) -> None:
    cases = written(tmp_path, many(CASES))
    with serving(tmp_path, unused_port, **SETTINGS) as service, client_of(unused_port, service):
        driver = driving(tmp_path, unused_port, cases)
        until_ended(tmp_path, 5, driver)
        service.send_signal(signal.SIGKILL)
        service.wait()
    with serving(tmp_path, unused_port, **SETTINGS) as service, client_of(unused_port, service):
        code = driver.wait(WAIT_SECONDS)
        again = triplab(tmp_path, *arguments(tmp_path, unused_port, cases)) if code else None

    assert code == 0 or (again and again.returncode == 0)
    lines = dataset(tmp_path)
    assert len(lines) == CASES
    assert {line["result"]["ended"] for line in lines} == {"planned"}
    stored = trips(tmp_path)
    assert Counter(status for _, status in stored).keys() <= {"done", "interrupted"}
    assert Counter(session for session, status in stored if status == "done") == dict.fromkeys(
        {session for session, _ in stored}, 1
    )
    assert len({session for session, _ in stored}) == CASES
