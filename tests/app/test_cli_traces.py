"""`triplab experiment run` on what has already happened, and on one agent alone."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest
from openai import AsyncOpenAI
from openinference.instrumentation import OITracer, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from agents.data.tables import TravelData
from agents.deps import Deps
from agents.graph import build_graph
from agents.request import TripRequest
from agents.run import plan_trip
from rehearsal import Rehearsal, RehearsalTransport
from tests.app.test_cli_experiment import cities, experiment, home, run, written
from tests.app.test_cli_judges import judged, lines
from tests.standin.spans import as_phoenix_gives, phoenix_with
from tests.synthetic.driving.support import every_kind

__all__ = ["home"]
REQUESTS: tuple[dict[str, Any], ...] = (
    {"destination": "Lisbon", "days": 2}, {"destination": "Rome", "days": 3}, {"destination": "Lisbon", "days": 2},
    {"destination": "Bern", "days": 1}, {"destination": "Rome", "days": 3, "start": "2026-01-01"},
)  # fmt: skip


@pytest.fixture(scope="module")
def spans(data: TravelData) -> list[dict[str, Any]]:
    """Of five requests, one of which is refused."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    tracer = provider.get_tracer("test")
    assert isinstance(tracer, OITracer)

    async def plan() -> None:
        http = httpx2.AsyncClient(transport=RehearsalTransport(Rehearsal()))
        client = AsyncOpenAI(api_key="x", base_url="http://rehearsal.invalid/v1", http_client=http)
        deps = Deps(data, client, "rehearsal-1", tracer)
        for form in REQUESTS:
            await plan_trip(TripRequest.model_validate(form), build_graph(deps), deps, date(2026, 11, 20))
        await client.close()

    asyncio.run(plan())
    return as_phoenix_gives(exporter.get_finished_spans())


@pytest.fixture
def annotations(spans: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """What the Phoenix of the settings, which holds the spans, is told."""
    told: list[dict[str, Any]] = []
    with phoenix_with(spans, told) as url:
        monkeypatch.setenv("TRIPLAB_PHOENIX", url)
        yield told


def traced(out: Path, *more: object) -> Any:
    return experiment("run", "--traces", "triplab", "--out", out, *more)


def test_what_happened_is_judged_and_nothing_is_run(tmp_path: Path, annotations: list[dict[str, Any]]) -> None:
    out = tmp_path / "week"
    done = traced(out, "--judges", "friendly", "--annotate")
    assert done.exit_code == 0, done.stderr
    assert "5 of 5 runs done" in done.stdout, done.stdout[-400:]
    assert "5 from the cache. 4 calls" in done.stdout, done.stdout[-400:]
    assert "traces of triplab" in done.stdout
    assert "production is the traces of project triplab, complete." in " ".join(done.stdout.split())
    rows = lines(out, "rows.jsonl")
    assert Counter(row["output"]["ended"] for row in rows) == {"planned": 4, "refused": 1}
    assert len({case["cluster"] for case in lines(out, "cases.jsonl")}) == 4
    assert {row["trace_id"] for row in rows} == {row["case"].removeprefix("t-") for row in rows}

    verdicts = lines(out)
    assert len(annotations) == len(verdicts)
    assert f"Phoenix holds {len(verdicts)} verdicts as annotations" in done.stderr
    (judge,) = {line["evaluator"] for line in judged(out)}
    said = [one for one in annotations if one["annotator_kind"] == "LLM"]
    assert {(one["name"], one["identifier"]) for one in said} == {("friendly.judge@v3", judge.partition("+")[2])}
    assert {one["span_id"] for one in said} <= {row["span_id"] for row in rows}
    assert {(one["result"]["label"], one["result"]["score"]) for one in said} <= {("friendly", 1.0), ("robotic", 0.0)}
    (short,) = {one["identifier"] for one in annotations if one["name"] == "message.short"}
    assert len(short) == 12


def test_a_sample_is_drawn_by_the_seed_and_kept_when_it_goes_on(
    tmp_path: Path, annotations: list[dict[str, Any]]
) -> None:
    drawn: list[set[str]] = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        assert traced(tmp_path / name, "--sample", 3, "--seed", seed).exit_code == 0
        drawn.append({case["trace_id"] for case in lines(tmp_path / name, "cases.jsonl")})
    assert [len(ids) for ids in drawn] == [3, 3, 3]
    assert drawn[0] == drawn[1] != drawn[2]
    again = traced(tmp_path / "a", "--sample", 4, "--seed", 1)
    assert again.exit_code == 0, again.stderr
    assert "3 of 3 runs done" in again.stdout
    assert annotations == []


def test_a_variant_runs_beside_it_on_the_same_requests(tmp_path: Path, annotations: list[dict[str, Any]]) -> None:
    done = traced(tmp_path / "out", "--variants", "production,discount", "--sample", 2)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("discount against production: ")
    assert annotations == []


def test_one_agent_alone_on_the_hand_offs_of_an_experiment(tmp_path: Path) -> None:
    cases, first, out = written(tmp_path, [*cities()[:3], every_kind()["past"]]), tmp_path / "first", tmp_path / "out"
    run(cases, first)
    done = experiment(
        "run", "--only", "itinerary", "--recorded", first, "--variants", "baseline,discount", "--out", out
    )
    assert done.exit_code == 0, done.stderr
    assert "1 of 4 cases have no plan in" in done.stderr
    assert "6 of 6 runs done, 0 lost to the infrastructure; 0 from the cache. 6 calls" in done.stdout
    assert "message.discount" in done.stdout
    said = json.loads((out / "experiment.json").read_text())
    assert said["source"] == "itinerary alone, on hand-offs of first"
    assert {row["spent"]["calls"] for row in lines(out, "rows.jsonl")} == {1}
    whole = run(cases, out)
    assert (whole.exit_code, "source was itinerary alone, on hand-offs of first, is " in whole.stderr) == (2, True)


def test_what_does_not_go_together(tmp_path: Path) -> None:
    cases, out = written(tmp_path, cities()[:1]), tmp_path / "out"
    run(cases, tmp_path / "first")
    for more, says in (
        ([], "no cases are named; allowed: --cases FILE, --traces PROJECT, --only AGENT --recorded FOLDER"),
        (["--traces", "triplab"], "TRIPLAB_PHOENIX is off: there are no traces to read"),
        (["--traces", "triplab", "--cases", cases], "--traces has cases of its own"),
        (["--cases", cases, "--sample", 3], "--sample and --annotate are about traces"),
        (["--cases", cases, "--annotate"], "--sample and --annotate are about traces"),
        (["--only", "local"], "--only AGENT and --recorded FOLDER belong together"),
        (["--only", "local", "--recorded", tmp_path / "none"], "there is no experiment.json"),
        (["--only", "locale", "--recorded", tmp_path / "first"], "unknown agent 'locale'; did you mean 'local'?"),
    ):
        refused = experiment("run", "--variants", "baseline", "--out", out, *more)
        assert (refused.exit_code, says in refused.stderr) == (2, True), refused.stderr
    assert not out.exists()


def test_a_project_that_is_not_there(tmp_path: Path, annotations: list[dict[str, Any]]) -> None:
    refused = experiment("run", "--traces", "trip", "--out", tmp_path / "out")
    assert (refused.exit_code, "has no project 'trip'" in refused.stderr) == (1, True)
    assert annotations == []
