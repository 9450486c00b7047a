"""One execution of the graph: a request in, events while it runs, an outcome at the end."""

# LangGraph leaves parts of its own generics open.
# pyright: reportUnknownMemberType=false

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import Any, Literal, cast

from langgraph.types import Command
from openinference.instrumentation import using_attributes
from opentelemetry.context import attach, detach
from opentelemetry.trace import (
    NonRecordingSpan,
    Span,
    SpanContext,
    Status,
    StatusCode,
    TraceFlags,
    set_span_in_context,
)
from pydantic import BaseModel, ConfigDict

from agents.case_tags import case_tags
from agents.deps import Deps, Run
from agents.events import Event
from agents.graph import PlanGraph
from agents.handoffs import Handoff, Missing
from agents.itinerary import Itinerary
from agents.llm.usage import Usage
from agents.questions.registry import Answer, Question
from agents.refine_node import REFINE, Follow
from agents.request import TripRequest
from agents.specialist_node import Part
from agents.tracing import show_output, step
from agents.trip import Refusal

RunStatus = Literal["done", "refused", "failed", "waiting"]
SESSION_PREFIX = "triplab-"


class UsageReport(BaseModel):
    """Calls and tokens of a run."""

    calls: int
    prompt_tokens: int
    completion_tokens: int


class TraceRef(BaseModel):
    """The root span of a run, as hex digits: 32 of the trace, 16 of the span."""

    model_config = ConfigDict(frozen=True)
    trace_id: str
    span_id: str


class Outcome(BaseModel):
    """How a run ended, or what it waits for.

    `request` is what was planned, answers included; `question` is there while the run waits for an answer; `field`
    names the form's field that a refusal is about; `trace` is None when the run is not traced.
    """

    status: RunStatus
    request: TripRequest
    itinerary: Itinerary | None = None
    question: Question | None = None
    why: str | None = None
    field: str | None = None
    trace: TraceRef | None = None
    prompts: dict[str, str] = {}
    model: str
    usage: UsageReport
    elapsed_ms: int

    @property
    def trace_id(self) -> str | None:
        """32 hex digits, or None when the run is not traced."""
        return self.trace and self.trace.trace_id


@dataclass(frozen=True, slots=True)
class Recorded:
    """What agents that do not run have delivered in an earlier run, and what was missing from that."""

    parts: Mapping[str, Handoff]
    missing: Sequence[Missing] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A run that may pause: its name in the checkpointer and, to go on with it, the answer and the trace it is in."""

    id: str
    answer: Answer | None = None
    trace: TraceRef | None = None


async def plan_trip(
    request: TripRequest,
    graph: PlanGraph,
    deps: Deps,
    today: date,
    on_event: Callable[[Event], None] = lambda _: None,
    session: str | None = None,
    thread: Thread | None = None,
    follow: Follow | None = None,
    recorded: Recorded | None = None,
) -> Outcome:
    """Run the graph once, inside one trace, within the deadline; with `follow`, to change a plan of the request.

    `session` is the digest of the session's id, for a request that is read from where the id is not kept. A graph with
    a checkpointer needs a `thread`; when the outcome is `waiting`, call again with the same one and an answer.
    What is `recorded` stands in for specialists that the graph was built without.
    Cancelling the task that awaits this stops every model call under way.
    """
    run = Run(today=today, usage=Usage(deps.limits.token_budget))
    session_id = session_name(session or session_digest(request.session_id))
    request = request.model_copy(update={"session_id": None})
    with ExitStack() as stack:
        stack.enter_context(using_attributes(session_id=session_id, user_id=request.user_id or "", tags=["plan"]))
        if thread and thread.trace:
            stack.enter_context(_inside(thread.trace))
        form = request.model_dump(mode="json", exclude_none=True)
        name = "refine_trip" if follow else "resume_trip" if thread and thread.answer else "plan_trip"
        span = stack.enter_context(step(deps.tracer, name, "chain", given=follow.change if follow else form))
        given = _given(request, run, thread, follow, recorded)
        outcome = await _run(request, graph, deps, run, on_event, thread, given)
        _finish(span, outcome, thread)
    return outcome


@contextmanager
def _inside(trace: TraceRef) -> Generator[None]:
    """Let new spans be children of a span of an earlier process."""
    flags = TraceFlags(TraceFlags.SAMPLED)
    parent = SpanContext(int(trace.trace_id, 16), int(trace.span_id, 16), is_remote=True, trace_flags=flags)
    token = attach(set_span_in_context(NonRecordingSpan(parent)))
    try:
        yield
    finally:
        detach(token)


def session_digest(session_id: str | None) -> str | None:
    """What stands for a session wherever it is kept or traced: the id itself opens the session's trips."""
    return hashlib.sha256(session_id.encode()).hexdigest() if session_id else None


def session_name(digest: str | None) -> str:
    """The session as traces name it; empty without one."""
    return f"{SESSION_PREFIX}{digest[:16]}" if digest else ""


async def _run(
    request: TripRequest,
    graph: PlanGraph,
    deps: Deps,
    run: Run,
    on_event: Callable[[Event], None],
    thread: Thread | None,
    given: Any,
) -> Outcome:
    state: dict[str, Any] = {"request": request}
    try:
        async with asyncio.timeout(run.left(deps.limits, 1.0)):
            async for mode, item in _stream(graph, given, run, thread):
                if mode == "custom":
                    on_event(item)
                else:
                    state = {"request": request, **item}
    except Refusal as refusal:
        return _outcome(run, deps, "refused", state, why=refusal.message, field=refusal.field)
    except TimeoutError:
        return _outcome(
            run, deps, "failed", state, why=f"the plan was not ready after {deps.limits.deadline:g} seconds"
        )
    if paused := state.get("__interrupt__"):
        return _outcome(run, deps, "waiting", state, question=Question.model_validate(paused[0].value))
    missing = {part.part: part.why for part in state.get("missing", [])}
    if not state.get("parts") and "itinerary" in missing:
        first = next(iter(deps.specialists), "itinerary")
        return _outcome(run, deps, "failed", state, why=f"no agent could work: {missing[first]}")
    if REFINE in missing:
        return _outcome(run, deps, "failed", state, why=f"the change could not be made: {missing[REFINE]}")
    return _outcome(run, deps, "done", state, itinerary=state.get("itinerary"))


def _given(
    request: TripRequest, run: Run, thread: Thread | None, follow: Follow | None, recorded: Recorded | None
) -> Any:
    """What the graph starts or goes on with."""
    if thread and thread.answer:
        return Command(resume=thread.answer.model_dump())
    begun: dict[str, Any] = {"form": request.model_dump(mode="json"), "asked_on": run.today}
    if recorded:
        begun["parts"] = {name: Part(handoff, ()) for name, handoff in recorded.parts.items()}
        begun["missing"] = list(recorded.missing)
    return begun | ({"follow": follow} if follow else {})


def _stream(graph: PlanGraph, given: Any, run: Run, thread: Thread | None) -> AsyncIterator[tuple[str, Any]]:
    """Only a pause and the end are written to the checkpointer."""
    kept: dict[str, Any] = (
        {"config": {"configurable": {"thread_id": thread.id}}, "durability": "exit"} if thread else {}
    )
    return cast(Any, graph.astream(given, context=run, stream_mode=["custom", "values"], **kept))


def _outcome(run: Run, deps: Deps, status: RunStatus, state: Mapping[str, Any], **fields: Any) -> Outcome:
    used = run.usage
    return Outcome(
        status=status,
        request=state["request"],
        prompts=run.prompts,
        model=deps.model,
        usage=UsageReport(calls=used.calls, prompt_tokens=used.prompt_tokens, completion_tokens=used.completion_tokens),
        elapsed_ms=round((perf_counter() - run.started) * 1000),
        **fields,
    )


def _finish(span: Span, outcome: Outcome, thread: Thread | None) -> None:
    context = span.get_span_context()
    if not span.is_recording() or not context.trace_flags.sampled:
        return
    own = TraceRef(trace_id=f"{context.trace_id:032x}", span_id=f"{context.span_id:016x}")
    outcome.trace = (thread and thread.trace) or own
    violations = outcome.itinerary.violations if outcome.itinerary else []
    span.set_attribute("triplab.status", outcome.status)
    span.set_attribute("triplab.violations.hard", sum(found.severity == "hard" for found in violations))
    span.set_attribute("triplab.violations.soft", sum(found.severity == "soft" for found in violations))
    span.set_attribute("triplab.violations", json.dumps([found.model_dump() for found in violations]))
    about = {"prompts": outcome.prompts, "model": outcome.model, "status": outcome.status}
    span.set_attribute("metadata", json.dumps(case_tags() | about))
    asked = outcome.question.text if outcome.question else None
    show_output(span, outcome.itinerary.message if outcome.itinerary else outcome.why or asked)
    if outcome.status == "failed":
        span.set_status(Status(StatusCode.ERROR, outcome.why))
