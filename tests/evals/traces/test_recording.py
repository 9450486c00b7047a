"""What a trace holds of a run is what the run has delivered."""

from datetime import date

import pytest
from langgraph.checkpoint.memory import InMemorySaver
from openinference.instrumentation import OITracer
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from agents.deps import Deps
from agents.graph import build_graph
from agents.questions.registry import Answer
from agents.request import TripRequest
from agents.run import Thread, plan_trip
from evals.case import EvalCase
from evals.traces.recording import Recording, recording_of
from evals.traces.spans import Span
from tests.agents.support import Meddling
from tests.evals.tasks.conftest import KINDS, LISBON, Chain, output_of, status
from tests.standin.spans import as_phoenix_gives


def spans_in(exporter: InMemorySpanExporter) -> list[Span]:
    spans = [Span.model_validate(each) for each in as_phoenix_gives(exporter.get_finished_spans())]
    return sorted(spans, key=lambda span: span.start_time)


def recorded_in(exporter: InMemorySpanExporter) -> Recording:
    found = recording_of(spans_in(exporter))
    assert isinstance(found, Recording), found
    return found


@pytest.mark.parametrize("case", [LISBON, KINDS["plain"], KINDS["impossible"]], ids=["lisbon", "plain", "impossible"])
async def test_it_is_the_output_of_the_run(
    chain: Chain, tracer: OITracer, exporter: InMemorySpanExporter, case: EvalCase
) -> None:
    row = await chain(tracer=tracer)(case, 0)
    live, found = output_of(row), recorded_in(exporter)
    same = {"ended", "why", "request", "itinerary", "handoffs"}
    assert found.output.model_dump(include=same) == live.model_dump(include=same)
    assert sorted((use.agent, use.tool, str(use.arguments)) for use in found.output.tools) == sorted(
        (use.agent, use.tool, str(use.arguments)) for use in live.tools
    )
    assert {use.agent for use in found.output.agents} == {use.agent for use in live.agents}
    assert (found.model, found.prompts) == (row.model, row.prompts)
    assert (found.trace_id, found.span_id) == (row.trace_id, row.span_id)
    assert abs(found.elapsed_ms - row.elapsed_ms) <= 0.2 * row.elapsed_ms + 20


async def test_a_part_that_was_lost_is_missing_in_it(
    chain: Chain, tracer: OITracer, exporter: InMemorySpanExporter
) -> None:
    live = await chain(tracer=tracer, client=Meddling(budget=status(400)).client())(LISBON, 0)
    found = recorded_in(exporter).output
    assert live.output
    assert found.itinerary == live.output.itinerary
    assert set(found.handoffs) == {"research", "local"}
    (failed,) = [use for use in found.agents if use.failed]
    assert failed.agent == "budget"


async def test_an_answer_goes_on_in_the_trace_and_before_that_it_waits(
    deps: Deps, tracer: OITracer, exporter: InMemorySpanExporter, today: date
) -> None:
    traced = Deps(deps.data, deps.client, deps.model, tracer)
    graph = build_graph(traced, InMemorySaver())
    request = TripRequest.model_validate({"destination": "San Jose", "days": 2, "user_id": "ann"})
    asked = await plan_trip(request, graph, traced, today, thread=Thread("t"))
    assert recording_of(spans_in(exporter)) == "it waits for an answer"
    assert asked.question
    answer = Answer(choice="2")
    answered = asked.question.answered(request, answer)
    planned = await plan_trip(answered, graph, traced, today, thread=Thread("t", answer, asked.trace))
    found = recorded_in(exporter).output
    assert found.itinerary == planned.itinerary
    assert (found.request["destination_id"], "user_id" in found.request) == ("gn-3621849", False)


async def test_what_is_no_output(chain: Chain, tracer: OITracer, exporter: InMemorySpanExporter) -> None:
    await chain(tracer=tracer)(LISBON, 0)
    spans = spans_in(exporter)
    without_plan = [span.model_copy(update={"attributes": {}}) if span.name == "check" else span for span in spans]
    for some, says in (
        ([], "its first span is missing"),
        ([span for span in spans if span.parent_id], "its first span is missing"),
        (without_plan, "no span holds its plan, or one of another version"),
    ):
        assert recording_of(some) == says
