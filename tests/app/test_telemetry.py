import asyncio
import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from agents.data.tables import TravelData
from agents.deps import Deps
from agents.graph import build_graph
from agents.request import TripRequest
from agents.run import Outcome, plan_trip
from app.models import connect
from app.settings import Settings
from app.telemetry import Telemetry, trace_to, trace_with
from rehearsal import Rehearsal
from tests.app.conftest import SESSION, TOKYO, Run, finished

TODAY = date(2026, 11, 20)
TOOLS = {
    "intake": ["resolve_destination"],
    "research": ["get_climate", "get_country_facts", "get_daylight", "get_holidays", "get_visa_rule"],
    "budget": ["get_costs", "get_exchange_rate"],
    "local": ["find_food", "get_listings", "get_local_tips", "search_places"],
    "itinerary": ["draft_schedule"],
}


@contextmanager
def tracing(sample_rate: float = 1.0) -> Generator[tuple[Telemetry, InMemorySpanExporter]]:
    exporter = InMemorySpanExporter()
    telemetry = trace_with(exporter, "test", sample_rate)
    try:
        yield telemetry, exporter
    finally:
        telemetry.close()


async def plan(settings: Settings, telemetry: Telemetry, times: int = 1) -> list[Outcome]:
    deps = Deps(TravelData.open(), connect(settings, Rehearsal()), "rehearsal-1", telemetry.tracer)
    graph = build_graph(deps)
    request = TripRequest.model_validate(TOKYO | {"passport": "DE", "session_id": SESSION, "user_id": "u1"})
    return await asyncio.gather(*(plan_trip(request, graph, deps, TODAY) for _ in range(times)))


def variables_of(attributes: dict[str, Any]) -> dict[str, Any]:
    """Phoenix wants the variables encoded twice; the trip among them is JSON text itself."""
    variables = json.loads(json.loads(attributes["llm.prompt_template.variables"]))
    return json.loads(variables["trip"])


def kind(span: ReadableSpan) -> str:
    return str((span.attributes or {})["openinference.span.kind"])


def id_of(span: ReadableSpan) -> int:
    assert span.context
    return span.context.span_id


def trace_of(span: ReadableSpan) -> str:
    assert span.context
    return f"{span.context.trace_id:032x}"


def children(spans: Sequence[ReadableSpan], parent: ReadableSpan) -> list[ReadableSpan]:
    own = [span for span in spans if span.parent and span.parent.span_id == id_of(parent)]
    return sorted(own, key=lambda span: span.start_time or 0)


async def test_the_span_tree_of_a_trip(settings: Settings) -> None:
    with tracing() as (telemetry, exporter):
        (outcome,) = await plan(settings, telemetry)
        assert telemetry.provider
        telemetry.provider.force_flush()
        spans = exporter.get_finished_spans()

    roots = [span for span in spans if span.parent is None]
    assert [root.name for root in roots] == ["plan_trip"]
    (root,) = roots
    assert trace_of(root) == outcome.trace_id
    nodes = {span.name: span for span in children(spans, root)}
    assert list(nodes)[:2] == ["guard", "intake"]
    assert set(list(nodes)[2:5]) == {"research", "budget", "local"}
    assert list(nodes)[5:] == ["itinerary", "check"]
    assert [name for name in nodes if kind(nodes[name]) == "AGENT"] == [*list(nodes)[2:5], "itinerary"]
    assert kind(nodes["guard"]) == "GUARDRAIL"
    for name, node in nodes.items():
        below = children(spans, node)
        assert sorted(span.name for span in below if kind(span) == "TOOL") == TOOLS.get(name, [])
        llm_calls = {"guard": 0, "intake": 0, "check": 0, "itinerary": 1}.get(name, 2)
        assert len([span for span in below if kind(span) == "LLM"]) == llm_calls
    known = {id_of(span) for span in spans}
    assert all(span.parent is None or span.parent.span_id in known for span in spans)
    assert {trace_of(span) for span in spans} == {trace_of(root)}
    assert all(span.status.status_code is StatusCode.OK for span in spans)


async def test_the_three_specialists_overlap_in_time(settings: Settings) -> None:
    with tracing() as (telemetry, exporter):
        await plan(settings, telemetry)
        assert telemetry.provider
        telemetry.provider.force_flush()
        spans = {span.name: span for span in exporter.get_finished_spans() if kind(span) == "AGENT"}

    trio = [spans[name] for name in ("research", "budget", "local")]
    assert max(span.start_time or 0 for span in trio) < min(span.end_time or 0 for span in trio)
    assert (spans["itinerary"].start_time or 0) > max(span.end_time or 0 for span in trio)


async def test_what_stands_on_the_spans(settings: Settings) -> None:
    with tracing() as (telemetry, exporter):
        (outcome,) = await plan(settings, telemetry)
        assert telemetry.provider
        telemetry.provider.force_flush()
        spans = exporter.get_finished_spans()

    for span in spans:
        attributes = dict(span.attributes or {})
        assert str(attributes["session.id"]).startswith("triplab-")
        assert attributes["user.id"] == "u1"
        assert SESSION not in json.dumps(attributes, default=str)
        if kind(span) == "LLM":
            assert attributes["llm.prompt_template.version"] in outcome.prompts.values()
            assert "{{trip}}" in str(attributes["llm.prompt_template.template"])
            assert variables_of(attributes)["destination_id"] == "tokyo"
            assert int(str(attributes["llm.token_count.prompt"])) > 0
            assert int(str(attributes["llm.token_count.completion"])) > 0
        if kind(span) == "AGENT":
            parents = {"itinerary": "budget,local,research"}.get(span.name, "intake")
            assert (attributes["graph.node.id"], attributes["graph.node.parent_id"]) == (span.name, parents)
    root = next(span for span in spans if span.parent is None)
    assert outcome.itinerary
    violations = [found.model_dump() for found in outcome.itinerary.violations]
    assert json.loads(str((root.attributes or {})["triplab.violations"])) == violations
    assert (root.attributes or {})["triplab.violations.soft"] == len(violations)
    assert (root.attributes or {})["triplab.violations.hard"] == 0


async def test_twenty_trips_at_once_are_twenty_traces(settings: Settings) -> None:
    with tracing() as (telemetry, exporter):
        outcomes = await plan(settings, telemetry, times=20)
        assert telemetry.provider
        telemetry.provider.force_flush()
        spans = exporter.get_finished_spans()

    traces = {trace_of(span) for span in spans}
    assert traces == {outcome.trace_id for outcome in outcomes}
    assert len(traces) == 20
    assert {sum(trace_of(span) == trace for span in spans) for trace in traces} == {len(spans) // 20}


async def test_a_trip_that_is_run_again_stays_in_its_session(settings: Settings, run: Run) -> None:
    exporter = InMemorySpanExporter()

    def traced_here(*_: object) -> Telemetry:
        return trace_with(exporter, "test")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.service.trace_to", traced_here)
        async with run(settings) as client:
            first = await finished(
                client, (await client.post("/api/trips", json=TOKYO | {"session_id": SESSION})).json()
            )
            await finished(client, (await client.post(f"/api/trips/{first['id']}/rerun")).json())

    roots = [span for span in exporter.get_finished_spans() if span.parent is None]
    assert len(roots) == 2
    assert len({str((root.attributes or {})["session.id"]) for root in roots}) == 1


@pytest.mark.parametrize(("rate", "traced"), [(0.0, 0), (1.0, 3)])
async def test_the_sampling_rate_decides_how_many_runs_are_traced(settings: Settings, rate: float, traced: int) -> None:
    with tracing(rate) as (telemetry, exporter):
        outcomes = await plan(settings, telemetry, times=3)
        assert telemetry.provider
        telemetry.provider.force_flush()

    assert len({trace_of(span) for span in exporter.get_finished_spans()}) == traced
    assert sum(outcome.trace_id is not None for outcome in outcomes) == traced
    assert all(outcome.status == "done" for outcome in outcomes)


async def test_a_phoenix_that_is_not_there_costs_one_line_in_the_log(
    settings: Settings, caplog: pytest.LogCaptureFixture, unused_port: int
) -> None:
    telemetry = trace_to(f"http://127.0.0.1:{unused_port}", "test")
    (outcome,) = await plan(settings, telemetry)
    await asyncio.to_thread(telemetry.close)

    assert outcome.status == "done"
    assert outcome.itinerary
    assert outcome.itinerary.missing == []
    assert [record.getMessage() for record in caplog.records if record.levelname in ("WARNING", "ERROR")] == [
        f"Phoenix at http://127.0.0.1:{unused_port} does not take traces; plans go on, their traces are dropped"
    ]
