"""The output of a run, put together from the spans of its trace."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue, TypeAdapter, ValidationError

from agents.graph import CHECK, INTAKE, ITINERARY
from agents.itinerary import Itinerary
from agents.specialists.registry import all_specialists
from agents.violation import Violation
from evals.output import AgentUse, Ended, Output, ToolUse
from evals.traced_cases import PRIVATE
from evals.traces.spans import Span
from synthetic.reading.traces import ROOT

GIVEN, SHOWN, STATUS = "input.value", "output.value", "triplab.status"
RESUMED = "resume_trip"
ENDED: Mapping[str, Ended] = {"done": "planned", "refused": "refused", "failed": "failed"}

_VIOLATIONS = TypeAdapter(list[Violation])


@dataclass(frozen=True, slots=True)
class Recording:
    """A run that is over: what came of it, how long it took from the form to the end, and by which prompts."""

    output: Output
    elapsed_ms: int
    model: str
    prompts: dict[str, str]
    trace_id: str
    span_id: str


def recording_of(spans: Sequence[Span]) -> Recording | str:
    """What a trace holds of its run, or why that is no output to evaluate.

    The plan is what was checked last. What no span holds stays empty: codes of the questions that were asked, calls of
    tools that do not exist or were called wrongly.

    Args:
        spans: of one trace, in the order of starting.
    """
    roots = [span for span in spans if span.name == ROOT and span.parent_id is None]
    if not roots:
        return "its first span is missing"
    root, last = roots[0], [*roots, *(span for span in spans if span.name == RESUMED)][-1]
    ended = ENDED.get(last.text(STATUS))
    if ended is None:
        return "it waits for an answer" if last.text(STATUS) == "waiting" else "it has not ended"
    plan = _plan(spans) if ended == "planned" else None
    if ended == "planned" and plan is None:
        return "no span holds its plan, or one of another version"
    why = None if ended == "planned" else last.text(SHOWN) or last.failed
    request = {name: value for name, value in last.mapping(GIVEN).items() if name not in PRIVATE}
    output = Output(
        ended=ended,
        why=why,
        request=request,
        itinerary=plan,
        handoffs=_handoffs(spans),
        tools=tuple(_tools(spans)),
        agents=tuple(_agents(spans, root.start_time)),
    )
    elapsed = round((last.end_time - root.start_time).total_seconds() * 1000)
    model, prompts = last.text("metadata.model"), last.under("metadata.prompts")
    return Recording(output, elapsed, model, prompts, root.context.trace_id, root.context.span_id)


def _plan(spans: Sequence[Span]) -> Itinerary | None:
    """The one of the last check, with its violations."""
    checks = [span for span in spans if span.name == CHECK and span.text(GIVEN)]
    if not checks:
        return None
    try:
        plan = Itinerary.model_validate_json(checks[-1].text(GIVEN))
        return plan.model_copy(update={"violations": _VIOLATIONS.validate_json(checks[-1].text(SHOWN))})
    except ValidationError:
        return None


def _handoffs(spans: Sequence[Span]) -> dict[str, JsonValue]:
    """The specialists' by agent; the last one where an agent tried again."""
    found = {span.name: span.mapping(SHOWN) for span in spans if span.name in all_specialists()}
    return {name: handoff for name, handoff in found.items() if handoff}


def _tools(spans: Sequence[Span]) -> Iterator[ToolUse]:
    """Those that specialists called: others are code's."""
    owners = {span.context.span_id: span.name for span in spans if span.name in all_specialists()}
    for span in spans:
        if span.span_kind == "TOOL" and (agent := owners.get(span.parent_id or "")):
            result = None if span.failed else span.text(SHOWN)
            yield ToolUse(agent=agent, tool=span.name, arguments=span.mapping(GIVEN), result=result, why=span.failed)


def _agents(spans: Sequence[Span], began: datetime) -> Iterator[AgentUse]:
    """The nodes of the graph, in the order of ending."""
    nodes = {INTAKE, CHECK, ITINERARY, *all_specialists()}
    for span in sorted(spans, key=lambda span: span.end_time):
        if span.name in nodes:
            started, ended = ((time - began).total_seconds() for time in (span.start_time, span.end_time))
            yield AgentUse(agent=span.name, started=round(started, 4), ended=round(ended, 4), failed=span.failed)
