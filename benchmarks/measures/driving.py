"""Cases poured through the running service, with the driver killed midway."""

import json
import sqlite3
import tempfile
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from agents.data.tables import TravelData
from benchmarks import driven
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from benchmarks.service import serve
from benchmarks.sockets import free_port
from synthetic.case import Case

CASES, KILLED_AT, SEED = 300, 120, 300
PAGES = 200


@benchmark("driving")
def driving() -> list[Figure]:
    """300 cases driven through a service and a Phoenix of its own; the driver is killed (-9) when 120 have ended, and
    started again. Forms that do not validate are left out here, since they never become a run. Counted afterwards: the
    cases in the dataset, the trips in the service's database by case, and the root spans in Phoenix that carry a tuple.
    """  # noqa: D205 - the docstring is the section's opening
    with tempfile.TemporaryDirectory() as folder:
        home, out, port = Path(folder, "home"), Path(folder, "run"), str(free_port())
        found = driven.cases(CASES, SEED, TravelData.open(), _becomes_a_run)
        file = driven.write(found, Path(folder, "cases.jsonl"))
        settings = {"TRIPLAB_PHOENIX": "child", "TRIPLAB_PHOENIX_PORT": port, "TRIPLAB_RATE": "10000/minute"}
        grpc = str(free_port())
        with serve(**settings, TRIPLAB_HOME=str(home), TRIPLAB_PHOENIX_GRPC_PORT=grpc) as service:
            driven.wait_until(lambda: _answers(f"http://127.0.0.1:{port}/readyz"))
            killed = driven.drive(file, out, service.url)
            driven.wait_until(lambda: driven.ended(out) >= KILLED_AT)
            killed.kill()
            killed.wait()
            before = driven.ended(out)
            code = driven.drive(file, out, service.url).wait(driven.LONGEST_SECONDS)
            driven.wait_until(lambda: len(_traced(port)) >= len(found))
            return [Figure.of("cases that had ended at the kill", [before]), *_figures(found, out, home, port, code)]


def _becomes_a_run(case: Case) -> bool:
    return case.expected.ends != "invalid"


def _figures(found: list[Case], out: Path, home: Path, port: str, code: int) -> list[Figure]:
    lines = [json.loads(line) for line in (out / "dataset.jsonl").read_text(encoding="utf-8").splitlines()]
    ends = Counter(line["result"]["ended"] for line in lines)
    first, sessions = _kept(home)
    traced = _traced(port)
    outcomes = Counter(line["outcome"] for line in lines)
    right = sum(traced.get(case.id) == [case.tuple] for case in found)
    return [
        Figure.at_most("exit code of the second start", [code], 0),
        Figure.at_least("cases in the dataset", [len({line["case"] for line in lines})], CASES),
        Figure.at_most("lines in the dataset", [len(lines)], CASES),
        Figure.at_most(
            "trips begun beyond one a case", [first - sessions], 0, beside=f"{first} trips, {sessions} cases"
        ),
        Figure.at_least("cases with exactly one trace that holds their tuple", [right], CASES),
        Figure.at_most("calls that failed", [ends["call_failed"]], 0),
        Figure.of("ended as expected", [100 * outcomes["pass"] / len(lines)], "%", f"{dict(ends)}"),
    ]


def _kept(home: Path) -> tuple[int, int]:
    """First versions of trips, and sessions: each case has one of its own."""
    with sqlite3.connect(home / "triplab.db") as database:
        return database.execute("SELECT count(*), count(DISTINCT session_key) FROM trips WHERE version = 1").fetchone()


def _traced(port: str) -> dict[str, list[dict[str, str]]]:
    """The tuples of the root spans of plans, by case."""
    found: dict[str, list[dict[str, str]]] = {}
    for span in _spans(port):
        attributes = span["attributes"]
        if span["name"] == "plan_trip" and span["parent_id"] is None and "metadata.case" in attributes:
            prefix = "metadata.tuple."
            tuple = {name.removeprefix(prefix): value for name, value in attributes.items() if name.startswith(prefix)}
            found.setdefault(attributes["metadata.case"], []).append(tuple)
    return found


def _spans(port: str) -> Iterator[dict[str, Any]]:
    cursor: str | None = ""
    for _ in range(PAGES):
        query = urllib.parse.urlencode({"limit": 1000, "name": "plan_trip"} | ({"cursor": cursor} if cursor else {}))
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/projects/triplab/spans?{query}", timeout=60) as answer:
            page = json.load(answer)
        yield from page["data"]
        cursor = page["next_cursor"]
        if not cursor:
            return


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1):
            return True
    except OSError:
        return False
