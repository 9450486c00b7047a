"""Ten ways to sabotage a run: no row is lost or counted twice, and each says clearly what is wrong.

| sabotage | shown in |
|---|---|
| kill -9 | `test_killed.py` |
| a storm of 429s | `test_endpoint.py` |
| judge replies that are malformed | here |
| a disk that is full or fails | here with a quota; `tests/evals/artifact/test_folder.py` for each write and sync |
| Phoenix gone | here; `tests/app/test_cli_mirror.py` while it is mirrored |
| a case file with a bad line, duplicate ids | `tests/app/test_cli_experiment.py`, `tests/evals/test_cases_file.py` |
| a rubric changed halfway | here |
| two runs in one folder | here with two processes |
| the clock moved | here |
"""

import asyncio
import json
import re
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, Self, cast

import httpx2
import pytest
from typer.testing import CliRunner, Result

from agents.itinerary import Itinerary
from app.cli.main import app
from evals import lab
from evals.artifact import ArtifactError, Versioned, WriteFailed, appending, open_folder, read_artifact
from evals.case import EvalCase
from evals.output import Output
from evals.row import Key, Row
from evals.runner import assemble
from tests.evals.judges.conftest import itinerary
from tests.evals.judges.support import GOOD, client_of, completion, friendly
from tests.evals.runner.killable import bench_in
from tests.evals.runner.support import Agents, Bench, some_cases
from tests.evals.runner.test_killed import ROOT, started, told, until_told

__all__ = ["itinerary"]
LIMITED = """
import resource, runpy
resource.setrlimit(resource.RLIMIT_FSIZE, ({quota}, {quota}))
runpy.run_module("tests.evals.runner.killable", run_name="__main__", alter_sys=True)
"""


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def keys(folder: Path) -> list[Key]:
    return [Key(row["case"], row["variant"], row["repetition"]) for row in lines(folder / "rows.jsonl")]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@dataclass
class Planning(Agents):
    """Plans whose message names their case."""

    plan: Itinerary | None = None

    async def __call__(self, case: EvalCase, repetition: int) -> Row:
        row = await super().__call__(case, repetition)
        assert self.plan
        plan = self.plan.model_copy(update={"message": f"This is the plan of {case.id}. You will love it."})
        return row.model_copy(update={"output": Output(ended="planned", itinerary=plan)})


class Malforming:
    """Of one case never JSON, of another the third time only, of others an unknown label, no reason, nothing."""

    def __init__(self) -> None:
        self.asked = Counter[str]()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        found = re.search(r"plan of (c\d+)", request.content.decode())
        assert found
        self.asked[found[1]] += 1
        no_label, no_reason = '{"reason": "so", "label": "lovely"}', '{"reason": " ", "label": "friendly"}'
        first = "Sure!" if self.asked[found[1]] < 3 else GOOD
        said = {"c000": "no JSON", "c001": first, "c002": no_label, "c003": no_reason, "c004": ""}.get(found[1], GOOD)
        status, body = completion(said)
        return httpx2.Response(status, json=body)


async def test_malformed_replies_of_a_judge_are_neither_pass_nor_fail(tmp_path: Path, itinerary: Itinerary) -> None:
    endpoint = Malforming()
    async with client_of(endpoint) as client:
        bench = Bench(tmp_path, some_cases(8), {"kind": Planning("kind", plan=itinerary)}, cast(Any, friendly(client)))
        assert [await bench.run(), await bench.run()] == ["complete", "complete"]
    assert len(keys(tmp_path)) == len(set(keys(tmp_path))) == 8
    verdicts = [said for said in lines(tmp_path / "verdicts.jsonl") if said["evaluator"] != "even"]
    assert Counter((said["outcome"], said["label"]) for said in verdicts) == {
        ("unscored", "unreadable"): 4, ("pass", "friendly"): 4,
    }  # fmt: skip
    assert endpoint.asked == {f"c00{n}": 1 if n > 4 else 3 for n in range(8)}
    reasons = {said["case"]: said["reason"] for said in verdicts if said["outcome"] == "unscored"}
    assert reasons["c000"].startswith("the model's reply does not fit: reply: Invalid JSON")


async def test_a_rubric_changed_halfway(tmp_path: Path) -> None:
    bench = Bench(tmp_path, some_cases(6))
    await bench.run(bench.work.units[:5])
    before = contents(tmp_path)
    changed = bench.asked.model_copy(update={"judges": (Versioned(name="kind.judge", digest="v1+ffff0000"),)})
    says = "judge 'kind.judge' was v1+0000aaaa, is v1+ffff0000. Results of both are never mixed"
    with pytest.raises(ArtifactError, match=re.escape(says)), open_folder(tmp_path, changed, bench.cases):
        pass
    assert contents(tmp_path) == before
    assert await bench.run() == "complete"
    assert set(bench.row_calls.values()) == set(bench.judge.calls.values()) == {1}
    assert len(keys(tmp_path)) == 12


def test_two_processes_in_one_folder(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with started(folder) as first:
        until_told(folder, 20, first)
        first.send_signal(signal.SIGSTOP)
        second = bench_in(folder, 200)
        with pytest.raises(ArtifactError, match=r"another run is at work in .*out: wait for it, or give another --out"):
            asyncio.run(second.run())
        first.send_signal(signal.SIGCONT)
        assert first.wait(60) == 0
    assert len(keys(folder)) == len(set(keys(folder))) == len(set(told(folder))) == 400
    assert not second.row_calls


def test_a_disk_with_a_small_quota(tmp_path: Path) -> None:
    """No file may grow beyond 70 kB."""
    folder = tmp_path / "out"
    limited = [sys.executable, "-c", LIMITED.format(quota=70_000), str(folder), "200"]
    failed = subprocess.run(limited, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert failed.returncode == 1
    assert "WriteFailed: File too large" in failed.stderr
    done, acknowledged = set(keys(folder)), set(told(folder))
    assert 0 < len(acknowledged) <= len(done) < 400
    assert set(read_artifact(folder).heads) == done
    assert asyncio.run(bench_in(folder, 200).run()) == "complete"
    assert len(keys(folder)) == len(set(keys(folder))) == 400
    calls = Counter((tmp_path / "calls.log").read_text().splitlines())
    assert {calls[f"row {line}"] for line in acknowledged} == {1}


def command(cases: Path, out: Path, *more: str) -> Result:
    """Cases without a day of their own, through the command."""
    forms = [{"destination": city, "days": 3} for city in ("Lisbon", "Rome", "Tokyo")]
    content = [{"id": f"c{n}", "cluster": f"t{n}", "form": form} for n, form in enumerate(forms)]
    cases.write_text("".join(f"{json.dumps(case)}\n" for case in content), encoding="utf-8")
    asked = ["--cases", str(cases), "--variants", "baseline,discount", "--out", str(out), "--no-cache", *more]
    return CliRunner().invoke(app, ["experiment", "run", *asked])


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No key, no Phoenix, a home of its own."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "AZURE_OPENAI_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (("TRIPLAB_PHOENIX", "off"), ("TRIPLAB_HOME", str(tmp_path / "home")), ("COLUMNS", "160")):
        monkeypatch.setenv(name, value)


def test_a_full_disk_then_a_clock_that_went_back_and_no_phoenix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills up; when there is room again, it is the year before, and Phoenix is gone."""
    cases, out, real, left = tmp_path / "cases.jsonl", tmp_path / "out", appending.append, 2

    def full(file: int, content: bytes) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise WriteFailed("No space left on device")
        real(file, content)

    with monkeypatch.context() as broken:
        broken.setattr(appending, "append", full)
        failed = command(cases, out, "--concurrency", "1")
    assert failed.exit_code == 1
    assert f"cannot write to {out}: No space left on device. What was done before is kept: make room, then" in (
        " ".join(failed.stderr.split())
    )
    before, today = keys(out), read_artifact(out).experiment.today
    assert 0 < len(before) < 6

    class LastYear(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(datetime.now(UTC).year - 1, 1, 2, tzinfo=tz)

    monkeypatch.setenv("TRIPLAB_PHOENIX", "http://127.0.0.1:9")
    for module in (lab, assemble):
        monkeypatch.setattr(module, "datetime", LastYear)
    done = command(cases, out)
    assert done.exit_code == 0, done.stderr
    assert "No Phoenix answers at http://127.0.0.1:9: nothing is traced or mirrored." in done.stderr
    assert "6 of 6 runs done, 0 lost to the infrastructure" in done.stdout
    assert keys(out)[: len(before)] == before
    assert len(keys(out)) == len(set(keys(out))) == 6
    assert read_artifact(out).experiment.today == today
