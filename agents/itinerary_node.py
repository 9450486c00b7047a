"""The itinerary agent: joins what the specialists found into a plan, and mends it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import BaseModel

from agents.assembly import assemble, meal_money, ticket_money
from agents.data.tables import TravelData
from agents.deps import Deps, Run
from agents.events import MessageEvent, emit
from agents.handoffs import Handoff, LocalGuide, Missing
from agents.itinerary import DayDraft, ItineraryDraft, StopDraft
from agents.key_points import headline, key_points
from agents.llm.errors import Fault, ModelError
from agents.prompt import load_prompt
from agents.toolbox import use
from agents.tools.draft_schedule import Schedule, ScheduleArgs, ScheduledDay
from agents.tools.find_food import FoodArgs
from agents.tools.registry import ToolContext, ToolError, all_tools
from agents.tools.search_places import PlaceArgs, Places
from agents.tracing import show_output, step
from agents.trip import Trip, TripCard
from agents.violation import Violation


class Draft(BaseModel):
    """The scheduler's days."""

    days: list[ScheduledDay]


class Work(BaseModel):
    """What the itinerary agent is shown besides the trip."""

    headline: str
    key_points: list[str]
    summaries: dict[str, str]
    draft: Draft
    violations: list[str]
    not_known: list[str]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the specialists delivered, and what the last check found."""

    trip: Trip
    parts: Mapping[str, Handoff]
    missing: Sequence[Missing]
    violations: Sequence[Violation]


class Drafted(NamedTuple):
    """What code makes of the hand-offs: a whole draft, the schedule behind it, and the key points in its message."""

    draft: ItineraryDraft
    schedule: Schedule
    key_points: list[str]


async def draft_by_code(given: Inputs, deps: Deps) -> Drafted:
    """The plan without a model's words: the scheduler's days, and the key points for a message."""
    trip, context = given.trip, ToolContext(given.trip, deps.data)
    try:
        args = ScheduleArgs(
            destination_id=trip.destination.id,
            place_ids=await _place_ids(given, context),
            ticket_money=ticket_money(trip, given.parts.get("budget")),
            meal_money=meal_money(given.parts.get("budget")),
        )
        schedule = await use(all_tools()["draft_schedule"], args, context, deps.tracer)
        assert isinstance(schedule, Schedule)
    except ToolError as error:
        schedule = Schedule(topic="schedule", text=str(error), source="", days=_open_days(trip))
    bare = ItineraryDraft(headline=headline(trip), message="", days=_days(schedule))
    plan = assemble(bare, trip, given.parts, given.missing, deps.data)
    points = key_points(trip, plan)
    return Drafted(bare.model_copy(update={"message": " ".join(points)}), schedule, points)


def values_of(given: Inputs, drafted: Drafted, data: TravelData) -> dict[str, str]:
    """What the placeholders of the itinerary agent's prompt are filled with: JSON."""
    card = TripCard.of(given.trip)
    work = Work(
        headline=drafted.draft.headline,
        key_points=drafted.key_points,
        summaries={name: part.summary for name, part in given.parts.items()},
        draft=Draft(days=drafted.schedule.days),
        violations=[f"{found.where}: {found.why}" for found in given.violations],
        not_known=[f"{layer.name}: {layer.detail}" for layer in data.coverage(card.destination_id).unknown],
    )
    return {"trip": card.model_dump_json(), "work": work.model_dump_json()}


async def write_itinerary(given: Inputs, run: Run, deps: Deps) -> ItineraryDraft:
    """One call: the draft and the key points in, words and days out, the message streamed as it is written.

    Raises:
        ModelError: the call failed, or the reply was unusable or holds less than code's draft.
        TimeoutError: the itinerary's share of the deadline is over.
    """
    prompt = load_prompt("itinerary", deps.prompts)
    card = TripCard.of(given.trip)
    with step(deps.tracer, "itinerary", "agent", given=card, parent=",".join(deps.specialists)) as span:
        drafted = await draft_by_code(given, deps)
        values = values_of(given, drafted, deps.data)
        emit(MessageEvent(reset=True))
        async with asyncio.timeout(run.left(deps.limits, deps.limits.itinerary_share)):
            chat = run.chat(deps, prompt, values)
            draft = await chat.stream(
                prompt.messages(**values), ItineraryDraft, "message", lambda text: emit(MessageEvent(text=text))
            )
        _raise_if_bare(draft, drafted.draft)
        show_output(span, draft)
    return draft


def _raise_if_bare(draft: ItineraryDraft, bare: ItineraryDraft) -> None:
    """What code has put together is better than a reply without words or without stops."""
    if not (draft.headline.strip() and draft.message.strip()):
        raise ModelError(Fault.EMPTY, "the model wrote no headline or no message")
    if any(day.stops for day in bare.days) and not any(day.stops for day in draft.days):
        raise ModelError(Fault.EMPTY, "the model's days hold no stops")


async def _place_ids(given: Inputs, context: ToolContext) -> list[str]:
    """The local agent's picks that the data knows, then the best matches by interest for days with room left."""
    local, city = given.parts.get("local"), given.trip.destination.id
    picks = local.picks if isinstance(local, LocalGuide) else []
    found = [pick.place_id for pick in picks if context.data.place(city, pick.place_id)]
    for name, args in (
        ("search_places", PlaceArgs(destination_id=city, interests=list(given.trip.request.interests), query=None)),
        ("find_food", FoodArgs(destination_id=city, diets=[])),
    ):
        try:
            result = await all_tools()[name].function(args, context)
        except ToolError:
            continue
        assert isinstance(result, Places)
        found += [card.place_id for card in result.places]
    return found


def _open_days(trip: Trip) -> list[ScheduledDay]:
    return [ScheduledDay(date=day, title="A day of your own", notes=[], stops=[]) for day in trip.days]


def _days(schedule: Schedule) -> list[DayDraft]:
    return [
        DayDraft(
            date=day.date,
            title=day.title,
            stops=[StopDraft(place_id=stop.place_id, start=stop.start, note=stop.note) for stop in day.stops],
        )
        for day in schedule.days
    ]
