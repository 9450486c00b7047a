"""A case run by the application with the rehearsal engine, as an evaluator gets it."""

import json
from datetime import date
from typing import Any, cast

from langgraph.checkpoint.memory import InMemorySaver
from openinference.semconv.trace import SpanAttributes
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from pydantic import ValidationError

from agents.deps import Deps
from agents.events import Event
from agents.graph import build_graph
from agents.request import TripRequest
from agents.run import Outcome, Thread, plan_trip
from agents.specialists.registry import all_specialists
from agents.tools.registry import all_tools
from evals.case import EvalCase
from evals.output import AgentUse, Ended, Output, Sample, ToolUse
from tests.synthetic.expected.application import truthful

ENDED: dict[str, Ended] = {"done": "planned", "refused": "refused", "failed": "failed", "waiting": "failed"}


async def run(case: EvalCase, deps: Deps, exporter: InMemorySpanExporter, today: date) -> Sample:
    """Plan the form, every question answered truly by the facts; `deps.tracer` has to write to the exporter."""
    try:
        request = TripRequest.model_validate(case.form)
    except ValidationError as error:
        at = ".".join(map(str, error.errors()[0]["loc"]))
        return Sample(case=case, output=Output(ended="invalid", field=at))
    exporter.clear()
    outcome, asked, uses = await _planned(request, case, deps, today)
    output = Output(
        ended=ENDED[outcome.status],
        why=outcome.why,
        field=outcome.field,
        asked=tuple(asked),
        request=outcome.request.model_dump(mode="json", exclude_none=True),
        itinerary=outcome.itinerary,
        tools=tuple(_tools(exporter)),
        agents=tuple(uses),
    )
    return Sample(case=case, output=output)


async def _planned(
    request: TripRequest, case: EvalCase, deps: Deps, today: date
) -> tuple[Outcome, list[str], list[AgentUse]]:
    graph, asked, uses, begun = build_graph(deps, InMemorySaver()), list[str](), list[AgentUse](), dict[str, float]()

    def follow(event: Event) -> None:
        """The number of the event stands for the time."""
        at = float(len(begun) + len(uses))
        if event.kind == "agent" and event.state in ("started", "retrying"):
            begun[event.agent] = at
        elif event.kind == "agent":
            uses.append(AgentUse(agent=event.agent, started=begun[event.agent], ended=at, failed=event.why))

    outcome = await plan_trip(request, graph, deps, today, follow, thread=Thread("t"))
    while outcome.status == "waiting" and outcome.question and case.facts:
        asked.append(outcome.question.code)
        answer = truthful(outcome.question, case.facts)
        outcome = await plan_trip(request, graph, deps, today, follow, thread=Thread("t", answer, outcome.trace))
    return outcome, asked, uses


def _tools(exporter: InMemorySpanExporter) -> list[ToolUse]:
    spans = exporter.get_finished_spans()
    names = {span.context.span_id: span.name for span in spans if span.context}
    used = [(names.get(span.parent.span_id, "") if span.parent else "", span) for span in spans]
    return [_use(agent, span) for agent, span in used if span.name in all_tools() and agent in all_specialists()]


def _use(agent: str, span: ReadableSpan) -> ToolUse:
    said: dict[str, Any] = dict(span.attributes or {})
    return ToolUse(
        agent=agent,
        tool=span.name,
        arguments=json.loads(cast(str, said["tool.parameters"])),
        result=said.get(SpanAttributes.OUTPUT_VALUE),
    )
