"""A run that pauses for a question goes on in the same trace, whoever resumes it."""

from dataclasses import replace
from datetime import date, timedelta

from langgraph.checkpoint.memory import InMemorySaver
from openinference.instrumentation import OITracer
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from agents.deps import Deps
from agents.graph import build_graph
from agents.questions.registry import Answer
from agents.request import TripRequest
from agents.run import Thread, plan_trip

SPRINGFIELD = TripRequest(destination="Springfield", days=2, session_id="s" * 32)


async def test_one_trace(deps: Deps, today: date, tracer: OITracer, exporter: InMemorySpanExporter) -> None:
    traced = replace(deps, tracer=tracer)
    kept = InMemorySaver()
    asked = await plan_trip(SPRINGFIELD, build_graph(traced, kept), traced, today, thread=Thread("t"))
    assert asked.status == "waiting"
    assert asked.question
    answer = Answer(choice="1")
    resumed = Thread("t", answer, asked.trace)
    request = asked.question.answered(asked.request, answer)

    done = await plan_trip(request, build_graph(traced, kept), traced, today, thread=resumed)

    spans = exporter.get_finished_spans()
    by_id = {span.context.span_id: span.name for span in spans if span.context}
    assert {f"{span.context.trace_id:032x}" for span in spans if span.context} == {done.trace_id}
    assert [span.name for span in spans if span.parent is None] == ["plan_trip"]
    parents = {span.name: by_id[span.parent.span_id] for span in spans if span.parent}
    assert parents["resume_trip"] == "plan_trip"
    assert parents["intake"] == parents["research"] == "resume_trip"
    (first,) = [dict(span.attributes or {}) for span in spans if span.name == "plan_trip"]
    assert first["triplab.status"] == "waiting"
    assert first["output.value"] == "Which “Springfield” do you mean?"


async def test_a_graph_without_a_checkpointer_does_not_ask(deps: Deps, today: date) -> None:
    done = await plan_trip(SPRINGFIELD, build_graph(deps), deps, today)
    assert done.status == "done"
    assert done.itinerary
    assert "“Springfield” is read as Springfield, Missouri, United States, not" in done.itinerary.assumptions[0]


async def test_the_checkpoint_holds_no_secret(deps: Deps, today: date) -> None:
    kept = InMemorySaver()
    await plan_trip(SPRINGFIELD, build_graph(deps, kept), deps, today, thread=Thread("t"))
    assert "s" * 32 not in repr(kept.storage) + repr(kept.blobs) + repr(kept.writes)


async def test_an_answer_that_comes_late_is_planned_from_its_own_day(deps: Deps, today: date) -> None:
    warm, late = TripRequest(destination="somewhere warm", days=2), today + timedelta(days=150)
    graph = build_graph(deps, InMemorySaver())
    asked = await plan_trip(warm, graph, deps, today, thread=Thread("t"))
    assert asked.question
    answer = Answer(choice="2")
    request = asked.question.answered(asked.request, answer)

    done = await plan_trip(request, graph, deps, late, thread=Thread("t", answer))

    assert done.itinerary
    assert done.itinerary.start == date(2027, 5, 31)
    assert done.itinerary.destination.id == request.destination_id
