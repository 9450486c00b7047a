"""A follow-up to a plan: the model picks the edits, code makes them, and the message is written anew."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

from openai.types.chat import ChatCompletionMessageFunctionToolCall, ChatCompletionMessageParam
from pydantic import BaseModel, Field, ValidationError

from agents.assembly import assemble
from agents.budget.ledger import LineKind
from agents.data.tables import TravelData
from agents.deps import Deps, Run
from agents.edits.registry import Editable, EditError, all_edits
from agents.events import MessageEvent, ToolEvent, emit
from agents.handoffs import BudgetPlan, Handoff, LocalGuide, ResearchBrief
from agents.itinerary import Day, DayDraft, Itinerary, ItineraryDraft, StopDraft
from agents.key_points import key_points
from agents.llm.chat import Chat
from agents.llm.errors import Fault, ModelError
from agents.notes import ToolNote, note
from agents.prompt import load_prompt
from agents.request import TripRequest
from agents.tracing import show_output, step
from agents.trip import Refusal, Trip, TripCard

REFINE = "refine"
SHORTEST_CHANGE, LONGEST_CHANGE = 2, 300
POSSIBLE = (
    "a lighter or fuller day, another place for a stop, a stop dropped or moved, more of an interest, a diet, "
    "step-free places, a cheaper plan"
)


class Follow(BaseModel):
    """A follow-up: what is asked of which plan."""

    change: str = Field(min_length=SHORTEST_CHANGE, max_length=LONGEST_CHANGE)
    previous: Itinerary


@dataclass(frozen=True, slots=True)
class Edited:
    """A plan after its edits, without its new message."""

    trip: Trip
    parts: dict[str, Handoff]
    draft: ItineraryDraft
    done: list[str]


class Words(BaseModel):
    """What the itinerary agent writes of a changed plan."""

    message: str = Field(description="what the traveller reads first")


class PlanLine(BaseModel):
    """A day as the editor sees it."""

    nr: int
    date: str
    stops: list[str]


class ChangedWork(BaseModel):
    """What the itinerary agent is shown of a changed plan."""

    asked: str
    key_points: list[str]


def pinned(request: TripRequest, plan: Itinerary) -> TripRequest:
    """The request with the dates and the city that the plan has, so that a follow-up cannot shift them."""
    fixed: dict[str, Any] = {
        "start": plan.start, "end": None, "days": len(plan.days), "destination_id": plan.destination.id,
    }  # fmt: skip
    return request.model_copy(update=fixed)


async def edit_plan(follow: Follow, trip: Trip, run: Run, deps: Deps) -> Edited:
    """One call that picks edits, then code that makes them one after another.

    Raises:
        Refusal: nothing of what was asked could be understood or done; the message says what can be asked for.
        ModelError: the call failed.
    """
    prompt, before = load_prompt(REFINE, deps.prompts), follow.previous
    lines = [
        PlanLine(nr=nr, date=str(day.date), stops=[stop.name for stop in day.stops])
        for nr, day in enumerate(before.days, start=1)
    ]
    values = {"plan": _Lines(days=lines).model_dump_json(), "change": follow.change}
    plan = Editable(trip, tuple(map(_draft, before.days)), deps.data)
    with step(deps.tracer, REFINE, "agent", given=follow.change, parent="") as span:
        async with asyncio.timeout(run.left(deps.limits, deps.limits.specialists_share)):
            calls = await _pick(run.chat(deps, prompt, values), prompt.messages(**values))
        failed: list[str] = []
        for call in calls:
            plan = _apply(call, plan, failed)
        if not plan.said:
            why = "; ".join(failed) or f"“{follow.change}” is not understood as a change"
            raise Refusal("change", f"{why}. You can ask for {POSSIBLE}.")
        done = [*(said for said in plan.said if said), *(f"Not done: {why}." for why in failed)]
        show_output(span, done)
    draft = ItineraryDraft(headline=before.headline, message=before.message, days=list(plan.days))
    return Edited(replace(plan.trip, assumptions=tuple(before.assumptions)), parts_of(before), draft, done)


async def write_words(asked: str, edited: Edited, deps: Deps, run: Run) -> ItineraryDraft:
    """One call that writes the message of the changed plan, streamed as it is written.

    Raises:
        ModelError: the call failed or the reply was unusable.
    """
    prompt, card = load_prompt("revise", deps.prompts), TripCard.of(edited.trip)
    with step(deps.tracer, "itinerary", "agent", given=card, parent=REFINE) as span:
        work = ChangedWork(asked=asked, key_points=points_of(edited, deps.data))
        values = {"trip": card.model_dump_json(), "work": work.model_dump_json()}
        emit(MessageEvent(reset=True))
        async with asyncio.timeout(run.left(deps.limits, deps.limits.itinerary_share)):
            chat = run.chat(deps, prompt, values)
            words = await chat.stream(
                prompt.messages(**values), Words, "message", lambda text: emit(MessageEvent(text=text))
            )
        if not words.message.strip():
            raise ModelError(Fault.EMPTY, "the model wrote no message")
        show_output(span, words)
    return edited.draft.model_copy(update={"message": words.message})


def points_of(edited: Edited, data: TravelData) -> list[str]:
    """What was done, then what the plan is like, as sentences made by code."""
    plan = assemble(edited.draft, edited.trip, edited.parts, [], data)
    return [*edited.done, *key_points(edited.trip, plan)]


def parts_of(plan: Itinerary) -> dict[str, Handoff]:
    """The hand-offs that a plan was made of, as far as a follow-up needs them."""
    parts: dict[str, Handoff] = {"research": ResearchBrief(summary="", facts=plan.facts)}
    if plan.budget.complete and plan.budget.tier:
        lines = [line for line in plan.ledger.lines if line.kind is not LineKind.ACTIVITIES]
        parts["budget"] = BudgetPlan(
            summary="", tier=plan.budget.tier, verdict=plan.budget.verdict, lines=lines, advice=plan.advice
        )
    parts["local"] = LocalGuide(summary="", picks=[], tips=plan.tips, ideas=plan.ideas)
    return parts


class _Lines(BaseModel):
    days: list[PlanLine]


def _draft(day: Day) -> DayDraft:
    stops = [StopDraft(place_id=stop.place_id, start=stop.start, note=stop.note) for stop in day.stops]
    return DayDraft(date=day.date, title=day.title, stops=stops)


async def _pick(
    chat: Chat, messages: Sequence[ChatCompletionMessageParam]
) -> list[ChatCompletionMessageFunctionToolCall]:
    try:
        return await chat.pick_tools(messages, [edit.schema for edit in all_edits().values()])
    except ModelError as error:
        if error.fault is Fault.EMPTY:
            return []
        raise


def _apply(call: ChatCompletionMessageFunctionToolCall, plan: Editable, failed: list[str]) -> Editable:
    name, given, start = call.function.name, call.function.arguments or "{}", perf_counter()
    emit(ToolEvent(agent=REFINE, tool=name, state="started"))
    try:
        if name not in all_edits():
            raise EditError(f"unknown edit {name!r}; allowed: {', '.join(all_edits())}")
        edit = all_edits()[name]
        plan = edit.apply(edit.arguments.model_validate_json(given), plan)
    except (EditError, ValidationError) as error:
        why = str(error) if isinstance(error, EditError) else f"{name} was called with wrong arguments"
        failed.append(why)
        emit(ToolEvent(agent=REFINE, tool=name, state="failed", ms=0, why=why))
        note(ToolNote(REFINE, name, given, start, None, why))
    else:
        emit(ToolEvent(agent=REFINE, tool=name, state="finished", ms=0))
        note(ToolNote(REFINE, name, given, start, " ".join(plan.said[-1:])))
    return plan
