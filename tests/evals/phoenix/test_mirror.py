"""What a mirror sends, and what it does when Phoenix fails; a real Phoenix is in `test_real_phoenix.py`."""

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from agents.llm.errors import Fault
from evals.artifact import ArtifactError
from evals.evaluators.registry import Said
from evals.phoenix.errors import PhoenixAway, PhoenixRefused
from evals.phoenix.journal import open_journal, share_sent
from evals.phoenix.links import Links
from evals.phoenix.mirror import Mirror
from evals.phoenix.patience import Patience
from evals.phoenix.store import Store
from evals.row import Key
from tests.evals.runner.support import Bench, Judgement, lost, some_cases
from tests.standin.phoenix import StandInPhoenix
from tests.synthetic.driving.support import FakeClock

URL = "http://phoenix"


@asynccontextmanager
async def mirror_of(folder: Path, phoenix: StandInPhoenix, clock: FakeClock) -> AsyncGenerator[Mirror]:
    transport = httpx.ASGITransport(app=phoenix.app)
    with open_journal(folder) as journal:
        async with httpx.AsyncClient(transport=transport, base_url=URL) as http:
            store = Store(http, Patience(URL, longest=10, clock=clock))
            yield Mirror(folder, store, journal)


async def mirrored(folder: Path, phoenix: StandInPhoenix, clock: FakeClock | None = None) -> Links:
    async with mirror_of(folder, phoenix, clock or FakeClock()) as mirror:
        links, finished = await mirror.begin(), asyncio.Event()
        finished.set()
        await mirror.follow(finished)
        return links


def bench(folder: Path, cases: int = 4) -> Bench:
    return Bench(folder / "night", some_cases(cases))


def sent(phoenix: StandInPhoenix) -> int:
    return sum(call.startswith("POST /v1/experiment") for call in phoenix.calls)


async def test_what_phoenix_is_shown(tmp_path: Path) -> None:
    bed, phoenix = bench(tmp_path), StandInPhoenix()
    bed.judgings = 2
    bed.judge.first["c002"] = [Judgement(Said("unscored", "no label in the reply", "unreadable"))]
    bed.agents["kind"].trouble[Key("c003", "kind", 0)] = lost(Fault.SERVER, 20)
    await bed.run(concurrency=1)
    links = await mirrored(bed.folder, phoenix)

    assert links.experiments == {"baseline": "X1", "kind": "X2"}
    assert [(one["name"], one["metadata"]["variant"]) for one in phoenix.experiments] == [
        ("night: baseline", "baseline"),
        ("night: kind", "kind"),
    ]
    assert [(one["id"], one["input"], one["metadata"]["cluster"]) for one in phoenix.examples] == [
        ("c000", {"form": {"days": 0}}, "t0"),
        ("c001", {"form": {"days": 1}}, "t0"),
        ("c002", {"form": {"days": 2}}, "t1"),
        ("c003", {"form": {"days": 3}}, "t1"),
    ]
    lost_run = phoenix.runs["X2", "E-c003", 1]
    assert "server" in lost_run["error"]
    assert lost_run["output"] == {}
    assert not [name for run, name in phoenix.evaluations if run == lost_run["id"]]
    assert phoenix.runs["X1", "E-c000", 1]["output"] == {"why": "baseline", "ended": "planned"}
    said = {
        name: (one["annotator_kind"], one["result"], one["metadata"]["digest"])
        for (run, name), one in phoenix.evaluations.items()
        if run == phoenix.runs["X1", "E-c003", 1]["id"]
    }
    robotic = {"score": 0.0, "label": "robotic", "explanation": "by its tone"}
    assert said == {
        "even": ("CODE", {"score": 0.0, "label": "fail", "explanation": "3 days"}, ""),
        "kind.judge@v1": ("LLM", robotic, "0000aaaa"),
        "kind.judge@v1#2": ("LLM", robotic, "0000aaaa"),
    }
    assert {"label": "unreadable", "explanation": "no label in the reply"} in [
        one["result"] for one in phoenix.evaluations.values()
    ]
    assert share_sent(bed.folder) == 1.0


async def test_nothing_is_sent_twice_and_a_resumed_experiment_goes_on(tmp_path: Path) -> None:
    bed, phoenix = bench(tmp_path), StandInPhoenix()
    key = Key("c000", "kind", 0)
    bed.agents["kind"].trouble[key] = lost(Fault.SERVER, 20)
    bed.judge.first["c001"] = [*lost(Fault.CONNECTION, 20)]
    await bed.run()
    first = await mirrored(bed.folder, phoenix)
    before = sent(phoenix)
    away = [one["error"] for one in phoenix.evaluations.values() if one["error"]]
    assert away == ["connection: by order of the test"] * 2
    assert await mirrored(bed.folder, phoenix) == first
    assert sent(phoenix) == before

    bed.agents["kind"].trouble.clear()
    bed.judge.first.clear()
    await bed.run()
    assert await mirrored(bed.folder, phoenix) == first
    assert phoenix.runs["X2", "E-c000", 1].get("error") is None
    assert not [one for one in phoenix.evaluations.values() if one["error"]]
    assert len(phoenix.experiments) == 2
    assert len(phoenix.runs) == 8


async def test_a_mirror_that_was_killed_before_it_noted_something_down(tmp_path: Path) -> None:
    bed, phoenix = bench(tmp_path), StandInPhoenix()
    await bed.run()
    await mirrored(bed.folder, phoenix)
    runs, evaluations = dict(phoenix.runs), dict(phoenix.evaluations)
    lines = (bed.folder / "mirrored.jsonl").read_bytes().splitlines(keepends=True)
    (bed.folder / "mirrored.jsonl").write_bytes(lines[0] + lines[1][:20])
    await mirrored(bed.folder, phoenix)
    assert (phoenix.runs, phoenix.evaluations.keys()) == (runs, evaluations.keys())
    assert len(phoenix.experiments) == 2


async def test_another_phoenix_is_sent_all_of_it(tmp_path: Path) -> None:
    bed, one, other = bench(tmp_path), StandInPhoenix(), StandInPhoenix()
    await bed.run()
    await mirrored(bed.folder, one)
    await mirrored(bed.folder, other)
    assert (other.runs.keys(), other.evaluations.keys()) == (one.runs.keys(), one.evaluations.keys())


async def test_phoenix_is_asked_again_while_it_is_away() -> None:
    clock, request = FakeClock(), httpx.Request("POST", f"{URL}/v1/experiments/X1/runs")
    failures = [httpx.ConnectError("refused"), httpx.ReadTimeout("late")]
    failures += [httpx.HTTPStatusError("", request=request, response=httpx.Response(code)) for code in (429, 503)]

    async def call() -> str:
        if failures:
            raise failures.pop(0)
        return "there"

    assert await Patience(URL, longest=10, clock=clock).call(call) == "there"
    assert clock.waited == [0.5, 1.0, 2.0, 4.0]


async def test_a_phoenix_that_stays_away_is_left_after_a_while(tmp_path: Path) -> None:
    bed, clock = bench(tmp_path), FakeClock()
    await bed.run()
    before = {path.name: path.read_bytes() for path in bed.folder.iterdir()}
    phoenix = StandInPhoenix(lambda call, _: 503 if call.endswith("/experiment_evaluations") else None)
    with pytest.raises(PhoenixAway, match=r"^Phoenix at http://phoenix is away: HTTP 503$"):
        await mirrored(bed.folder, phoenix, clock)
    assert clock.time - 1000 < 11 * 4
    assert {name: (bed.folder / name).read_bytes() for name in before} == before
    phoenix.fault = lambda _call, _before: None
    await mirrored(bed.folder, phoenix)
    assert len(phoenix.runs) == 8
    assert sum(call.endswith("/runs") for call in phoenix.calls) == 8


async def test_what_phoenix_will_never_take_is_said_at_once(tmp_path: Path) -> None:
    bed, clock = bench(tmp_path), FakeClock()
    await bed.run()
    phoenix = StandInPhoenix(lambda call, _: 404 if call.endswith("/runs") else None)
    with pytest.raises(PhoenixRefused, match=r"refused POST /v1/experiments/X1/runs: 404 by order of the test"):
        await mirrored(bed.folder, phoenix, clock)
    phoenix.fault = lambda call, _: 413 if call.endswith("/upload") else None
    with pytest.raises(PhoenixRefused, match=r"refused POST /v1/datasets/upload: 413 by order of the test"):
        await mirrored(bed.folder, phoenix, clock)
    assert clock.waited == []


async def test_one_mirror_at_a_time(tmp_path: Path) -> None:
    bed = bench(tmp_path)
    await bed.run()
    with open_journal(bed.folder), pytest.raises(ArtifactError, match=r"another mirror is at work in .*night: wait"):
        await mirrored(bed.folder, StandInPhoenix())


async def test_a_growing_folder_is_followed(tmp_path: Path) -> None:
    bed, phoenix = bench(tmp_path), StandInPhoenix()
    await bed.run(bed.work.units[:3])
    async with mirror_of(bed.folder, phoenix, FakeClock()) as mirror:
        await mirror.begin()
        await mirror.turn()
        assert len(phoenix.runs) == 3
        half = os.open(bed.folder / "rows.jsonl", os.O_WRONLY | os.O_APPEND)
        os.write(half, b'{"version": 1, "case": "c0')
        os.close(half)
        assert await mirror.turn() == 0
        await bed.run()
        assert await mirror.turn() > 0
        assert await mirror.turn() == 0
    assert len(phoenix.runs) == 8
