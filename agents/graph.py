"""The graph: intake, specialists side by side, itinerary, check, and back to itinerary while a breach can be mended."""

# LangGraph leaves parts of its own generics open.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any, cast

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.errors import NodeError, NodeTimeoutError
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime
from langgraph.types import Command, RetryPolicy, TimeoutPolicy, interrupt

from agents.assembly import assemble
from agents.changes import compare
from agents.checks.registry import Plan, all_checks, run_checks
from agents.deps import Deps, Run
from agents.events import AgentEvent, CheckEvent, emit, watched
from agents.guards.form import guard_answer, guard_change, guard_form, prepare
from agents.handoffs import Handoff, Missing
from agents.itinerary import Itinerary, ItineraryDraft
from agents.itinerary_node import Inputs, draft_by_code, write_itinerary
from agents.llm.errors import REPLY_FAULTS, ModelError
from agents.notes import HandoffNote, note
from agents.plan_state import Node, PlanState, Update
from agents.prompt import PromptError
from agents.questions.registry import MOST_QUESTIONS, Answer, next_question
from agents.refine_node import REFINE, Edited, edit_plan, pinned, points_of, write_words
from agents.request import TripRequest
from agents.revision import Revision
from agents.specialist_node import Part, run_specialist
from agents.specialists.registry import Specialist
from agents.toolbox import use
from agents.tools.registry import ToolContext, all_tools
from agents.tools.resolve_destination import TextArgs
from agents.tracing import show_input, show_output, step
from agents.trip import Refusal, resolve
from agents.violation import Violation

log = logging.getLogger(__name__)

ITINERARY, CHECK, INTAKE = "itinerary", "check", "intake"


Handler = Callable[[PlanState, NodeError], Awaitable[Command[str]]]
PlanGraph = CompiledStateGraph[PlanState, Run, PlanState, PlanState]


def build_graph(deps: Deps, checkpointer: BaseCheckpointSaver[str] | None = None) -> PlanGraph:
    """Compile the graph. Run it with `context=Run(...)` and `stream_mode=["custom", "values"]`.

    Only a graph with a `checkpointer` can pause for a question; without one, an unclear request is planned on
    assumptions or refused.
    """
    prepare()
    graph: StateGraph[PlanState, Run, PlanState, PlanState] = StateGraph(PlanState, context_schema=Run)
    patience: dict[str, Any] = {
        "retry_policy": RetryPolicy(max_attempts=2, initial_interval=0.1, jitter=False, retry_on=_is_reply_fault),
        "timeout": TimeoutPolicy(run_timeout=deps.limits.agent_timeout),
    }
    graph.add_node(INTAKE, _intake(deps, may_ask=checkpointer is not None))
    graph.add_node(REFINE, _refine(deps), error_handler=cast(Any, _change_failed), **patience)
    graph.add_conditional_edges(START, _enter, [INTAKE, REFINE])
    graph.add_edge(REFINE, ITINERARY)
    for agent in deps.specialists.values():
        graph.add_node(agent.name, _specialist(agent, deps), error_handler=cast(Any, _part_is_missing), **patience)
        graph.add_edge(INTAKE, agent.name)
        graph.add_edge(agent.name, ITINERARY)
    if not deps.specialists:
        graph.add_edge(INTAKE, ITINERARY)
    handler = cast(Any, _words_are_missing(deps))
    graph.add_node(ITINERARY, _itinerary(deps), defer=True, error_handler=handler, **patience)
    graph.add_node(CHECK, _check(deps))
    graph.add_edge(ITINERARY, CHECK)
    graph.add_conditional_edges(CHECK, _mend(deps), [ITINERARY, END])
    return graph.compile(checkpointer=checkpointer)


def _is_reply_fault(error: Exception) -> bool:
    return isinstance(error, ModelError) and error.fault in REPLY_FAULTS


def _again(runtime: Runtime[Run]) -> bool:
    return runtime.execution_info is not None and runtime.execution_info.node_attempt > 1


def _intake(deps: Deps, *, may_ask: bool) -> Node:
    async def intake(state: PlanState, runtime: Runtime[Run]) -> Update:
        today, request, said = runtime.context.today, TripRequest.model_validate(state["form"]), list[str]()
        with watched(INTAKE):
            guard_form(request, deps.tracer)
            if may_ask:
                request, said = _ask_back(request, deps, state["asked_on"])
            with step(deps.tracer, INTAKE, "chain", given=request.destination) as span:
                resolved = resolve(request, deps.data, today)
                trip = replace(resolved, assumptions=(*said, *resolved.assumptions))
                text = TextArgs(text=request.destination)
                await use(all_tools()["resolve_destination"], text, ToolContext(trip, deps.data), deps.tracer)
                show_output(span, trip.destination.id)
        return {"request": request, "trip": trip, "attempt": 0}

    return intake


def _ask_back(request: TripRequest, deps: Deps, today: date) -> tuple[TripRequest, list[str]]:
    """Pause for one question after another until the request is clear; a resumed run comes by here again."""
    said: list[str] = []
    settled: frozenset[str] = frozenset()
    for _ in range(MOST_QUESTIONS):
        question = next_question(request, deps.data, today, settled)
        if question is None:
            break
        answer = Answer.model_validate(interrupt(question.model_dump(mode="json")))
        guard_answer(answer.text, question.field, deps.tracer)
        request = question.answered(request, answer)
        said.append(f"Asked “{question.text}” you said: {question.said(answer)}.")
        settled |= {question.code} if question.settled_by(answer) else frozenset()
    return request, said


def _enter(state: PlanState) -> str:
    """A follow-up to a plan goes round the specialists."""
    return REFINE if "follow" in state else INTAKE


def _refine(deps: Deps) -> Node:
    async def refine(state: PlanState, runtime: Runtime[Run]) -> Update:
        with watched(REFINE, _again(runtime)):
            follow, request = state["follow"], TripRequest.model_validate(state["form"])
            guard_change(follow.change, deps.tracer)
            trip = resolve(pinned(request, follow.previous), deps.data, runtime.context.today)
            edited = await edit_plan(follow, trip, runtime.context, deps)
        parts = {name: Part(handoff, ()) for name, handoff in edited.parts.items()}
        return {
            "request": edited.trip.request,
            "trip": edited.trip,
            "parts": parts,
            "missing": follow.previous.missing,
            "draft": edited.draft,
            "done": edited.done,
            "attempt": deps.limits.repairs,
        }

    return refine


async def _change_failed(state: PlanState, error: NodeError) -> Command[str]:  # noqa: ARG001 - LangGraph's signature
    """A change that could not be made ends the run; a refusal is the caller's to report."""
    if isinstance(error.error, Refusal):
        raise error.error
    why = _why(error)
    emit(AgentEvent(agent=REFINE, state="failed", why=why))
    return Command(update={"missing": [Missing(part=REFINE, why=why)]}, goto=END)


def _specialist(agent: Specialist, deps: Deps) -> Node:
    async def node(state: PlanState, runtime: Runtime[Run]) -> Update:
        with watched(agent.name, _again(runtime)):
            part = await run_specialist(agent, state["trip"], runtime.context, deps)
        note(HandoffNote(agent.name, part.handoff))
        return {"parts": {agent.name: part}, "missing": list(part.missing)}

    return node


async def _part_is_missing(state: PlanState, error: NodeError) -> Command[str]:  # noqa: ARG001 - LangGraph's signature
    why = _why(error)
    emit(AgentEvent(agent=error.node, state="failed", why=why))
    return Command(update={"missing": [Missing(part=error.node, why=why)]}, goto=ITINERARY)


def _itinerary(deps: Deps) -> Node:
    async def node(state: PlanState, runtime: Runtime[Run]) -> Update:
        with watched(ITINERARY, _again(runtime)):
            if not deps.words:
                return {"draft": await _draft_without_words(state, deps), "attempt": deps.limits.repairs}
            if "follow" in state:
                asked = state["follow"].change
                return {"draft": await write_words(asked, _edited(state), deps, runtime.context)}
            return {"draft": await write_itinerary(_inputs(state), runtime.context, deps)}

    return node


async def _draft_without_words(state: PlanState, deps: Deps) -> ItineraryDraft:
    """The plan as code has drafted or edited it, with a message put together by code."""
    if "follow" not in state:
        return (await draft_by_code(_inputs(state), deps)).draft
    message = " ".join(points_of(_edited(state), deps.data))
    return state["draft"].model_copy(update={"message": message})


def _words_are_missing(deps: Deps) -> Handler:
    """A failed itinerary agent costs its words and its order of stops: code's draft stands in, or the last good one."""

    async def handler(state: PlanState, error: NodeError) -> Command[str]:
        why = _why(error)
        emit(AgentEvent(agent=ITINERARY, state="failed", why=why))
        if "follow" in state:
            missing = Missing(part=ITINERARY, why=f"{why}; the message is put together by code")
            draft = await _draft_without_words(state, deps)
            return Command(update={"draft": draft, "missing": [missing]}, goto=CHECK)
        if "draft" in state:
            return Command(update={"attempt": deps.limits.repairs}, goto=CHECK)
        missing = Missing(
            part=ITINERARY, why=f"{why}; the days are the scheduler's draft, the message is put together by code"
        )
        given = _inputs(state)
        drafted = await draft_by_code(Inputs(given.trip, given.parts, [*given.missing, missing], ()), deps)
        update = {"draft": drafted.draft, "missing": [missing], "attempt": deps.limits.repairs}
        return Command(update=update, goto=CHECK)

    return handler


def _check(deps: Deps) -> Node:
    async def check(state: PlanState, runtime: Runtime[Run]) -> Update:  # noqa: ARG001 - LangGraph's signature
        given, attempt = _inputs(state), state.get("attempt", 0)
        with watched(CHECK), step(deps.tracer, CHECK, "chain", attempt=attempt) as span:
            plan = assemble(state["draft"], given.trip, given.parts, given.missing, deps.data)
            show_input(span, plan)
            violations = run_checks(Plan(plan, given.trip, deps.data))
            emit(CheckEvent(attempt=attempt, violations=violations))
            show_output(span, [violation.model_dump() for violation in violations])
        update = {"violations": violations, "revision": _revision(state, plan)}
        return {"itinerary": plan.model_copy(update=update), "attempt": attempt + 1}

    return check


def _mend(deps: Deps) -> Callable[[PlanState, Runtime[Run]], str]:
    def choose(state: PlanState, runtime: Runtime[Run]) -> str:
        checks = all_checks()
        hard = [found for found in _violations(state) if found.severity == "hard" and checks[found.code].repairable]
        again = state.get("attempt", 0) <= deps.limits.repairs
        limits = deps.limits
        call = min(limits.agent_timeout, limits.deadline * (limits.itinerary_share - limits.specialists_share))
        in_time = runtime.context.left(limits, limits.itinerary_share) >= call / 2
        return ITINERARY if hard and again and in_time else END

    return choose


def _edited(state: PlanState) -> Edited:
    return Edited(state["trip"], dict(_inputs(state).parts), state["draft"], state["done"])


def _revision(state: PlanState, plan: Itinerary) -> Revision | None:
    if "follow" not in state:
        return None
    follow = state["follow"]
    days, cost = compare(follow.previous, plan), follow.previous.budget.total
    return Revision(asked=follow.change, done=state["done"], days=days, cost_before=cost)


def _inputs(state: PlanState) -> Inputs:
    parts: dict[str, Handoff] = {name: part.handoff for name, part in state.get("parts", {}).items()}
    return Inputs(state["trip"], parts, state.get("missing", []), _violations(state))


def _violations(state: PlanState) -> list[Violation]:
    return state["itinerary"].violations if "itinerary" in state else []


def _why(error: NodeError) -> str:
    match error.error:
        case ModelError() | PromptError():
            return str(error.error)
        case NodeTimeoutError() | TimeoutError():
            return "it did not finish in time"
        case _:
            log.error("agent %s failed", error.node, exc_info=error.error)
            return f"internal error ({type(error.error).__name__})"
