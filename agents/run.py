"""One execution of the graph: a request in, events while it runs, an outcome at the end."""

# LangGraph leaves parts of its own generics open.
# pyright: reportUnknownMemberType=false

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import date
from time import perf_counter
from typing import Any, Literal, cast

from openinference.instrumentation import using_attributes
from opentelemetry.trace import Span, Status, StatusCode
from pydantic import BaseModel

from agents.deps import Deps, Run
from agents.events import Event
from agents.graph import PlanGraph, PlanState
from agents.itinerary import Itinerary
from agents.llm.usage import Usage
from agents.request import TripRequest
from agents.specialists.registry import all_specialists
from agents.tracing import show_output, step
from agents.trip import Refusal

RunStatus = Literal["done", "refused", "failed"]
SESSION_PREFIX = "triplab-"


class UsageReport(BaseModel):
    """Calls and tokens of a run."""

    calls: int
    prompt_tokens: int
    completion_tokens: int


class Outcome(BaseModel):
    """How a run ended. `field` names the form's field that a refusal is about; `trace_id` is 32 hex digits or None."""

    status: RunStatus
    itinerary: Itinerary | None = None
    why: str | None = None
    field: str | None = None
    trace_id: str | None = None
    prompts: dict[str, str] = {}
    model: str
    usage: UsageReport
    elapsed_ms: int


async def plan_trip(
    request: TripRequest,
    graph: PlanGraph,
    deps: Deps,
    today: date,
    on_event: Callable[[Event], None] = lambda _: None,
    session: str | None = None,
) -> Outcome:
    """Run the graph once, inside one trace, within the deadline.

    `session` is the digest of the session's id, for a request that is read from where the id is not kept.
    Cancelling the task that awaits this stops every model call under way.
    """
    run = Run(today=today, usage=Usage(deps.limits.token_budget))
    async with AsyncExitStack() as stack:
        session_id = session_name(session or session_digest(request.session_id))
        stack.enter_context(using_attributes(session_id=session_id, user_id=request.user_id or "", tags=["plan"]))
        span = stack.enter_context(step(deps.tracer, "plan_trip", "chain", given=_public(request)))
        outcome = await _run(request, graph, deps, run, on_event)
        _finish(span, outcome)
    return outcome


def session_digest(session_id: str | None) -> str | None:
    """What stands for a session wherever it is kept or traced: the id itself opens the session's trips."""
    return hashlib.sha256(session_id.encode()).hexdigest() if session_id else None


def session_name(digest: str | None) -> str:
    """The session as traces name it; empty without one."""
    return f"{SESSION_PREFIX}{digest[:16]}" if digest else ""


async def _run(
    request: TripRequest, graph: PlanGraph, deps: Deps, run: Run, on_event: Callable[[Event], None]
) -> Outcome:
    state: dict[str, Any] = {}
    try:
        async with asyncio.timeout(run.left(deps.limits, 1.0)):
            start = cast(PlanState, {"request": request})
            async for mode, item in _stream(graph, start, run):
                if mode == "custom":
                    on_event(item)
                else:
                    state = item
    except Refusal as refusal:
        return _outcome(run, deps, "refused", why=refusal.message, field=refusal.field)
    except TimeoutError:
        return _outcome(run, deps, "failed", why=f"the plan was not ready after {deps.limits.deadline:g} seconds")
    missing = {part.part: part.why for part in state.get("missing", [])}
    if {*all_specialists(), "itinerary"} <= missing.keys():
        return _outcome(run, deps, "failed", why=f"no agent could work: {missing[next(iter(all_specialists()))]}")
    return _outcome(run, deps, "done", itinerary=state.get("itinerary"))


def _stream(graph: PlanGraph, start: PlanState, run: Run) -> AsyncIterator[tuple[str, Any]]:
    return cast(Any, graph.astream(start, context=run, stream_mode=["custom", "values"]))


def _outcome(run: Run, deps: Deps, status: RunStatus, **fields: Any) -> Outcome:
    used = run.usage
    return Outcome(
        status=status,
        prompts=run.prompts,
        model=deps.model,
        usage=UsageReport(calls=used.calls, prompt_tokens=used.prompt_tokens, completion_tokens=used.completion_tokens),
        elapsed_ms=round((perf_counter() - run.started) * 1000),
        **fields,
    )


def _public(request: TripRequest) -> dict[str, Any]:
    """The request without the secret that opens the session."""
    return request.model_dump(mode="json", exclude={"session_id"}, exclude_none=True)


def _finish(span: Span, outcome: Outcome) -> None:
    context = span.get_span_context()
    if not span.is_recording() or not context.trace_flags.sampled:
        return
    outcome.trace_id = f"{context.trace_id:032x}"
    violations = outcome.itinerary.violations if outcome.itinerary else []
    span.set_attribute("triplab.status", outcome.status)
    span.set_attribute("triplab.violations.hard", sum(found.severity == "hard" for found in violations))
    span.set_attribute("triplab.violations.soft", sum(found.severity == "soft" for found in violations))
    span.set_attribute("triplab.violations", json.dumps([found.model_dump() for found in violations]))
    span.set_attribute(
        "metadata", json.dumps({"prompts": outcome.prompts, "model": outcome.model, "status": outcome.status})
    )
    show_output(span, outcome.itinerary.message if outcome.itinerary else outcome.why)
    if outcome.status == "failed":
        span.set_status(Status(StatusCode.ERROR, outcome.why))
