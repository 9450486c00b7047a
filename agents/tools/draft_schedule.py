"""A first draft of the days."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from agents.data.records import Place
from agents.days.clock import clock
from agents.days.day_notes import frame_notes
from agents.days.schedule import DayPlan, draft_days
from agents.days.timetable import Slot
from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool


class ScheduleArgs(ToolArgs):
    """Places by id, most wanted first; what may be spent on tickets, and on an adult's meals a day (null: no limit)."""

    destination_id: str
    place_ids: list[str]
    ticket_money: Decimal | None
    meal_money: Decimal | None


class ScheduledStop(BaseModel):
    """A stop of the draft, with what a model needs to judge it."""

    place_id: str
    start: str
    name: str
    area: str
    minutes: int
    best: str
    note: str


class ScheduledDay(BaseModel):
    """A day of the draft."""

    date: date
    title: str
    notes: list[str]
    stops: list[ScheduledStop]


class Schedule(ToolResult):
    """All days of the trip, in order; a day without stops has run out of places."""

    days: list[ScheduledDay]


@tool(ScheduleArgs)
async def draft_schedule(args: ScheduleArgs, context: ToolContext) -> Schedule:
    """Draft the days of the trip: places by area, in their hours and by daylight, for the party, within the money."""
    context.require(destination_id=args.destination_id)
    known = {place.id: place for place in context.data.places(args.destination_id)}
    unknown = [place_id for place_id in args.place_ids if place_id not in known]
    if unknown:
        raise ToolError(f"place_ids {unknown[:3]} are not in the data of {context.trip.destination.name}")
    places: list[Place] = [known[place_id] for place_id in dict.fromkeys(args.place_ids)]
    plans = draft_days(context.trip, places, args.ticket_money, context.data, args.meal_money)
    stops = sum(len(plan.slots) for plan in plans)
    return Schedule(
        topic="schedule",
        text=f"{stops} stops on {len(plans)} days.",
        source="computed from coordinates, opening weekdays and typical stays",
        days=[_day(plan) for plan in plans],
    )


def _day(plan: DayPlan) -> ScheduledDay:
    return ScheduledDay(
        date=plan.day,
        title=plan.title,
        notes=frame_notes(plan.frame),
        stops=[_stop(slot) for slot in plan.slots],
    )


def _stop(slot: Slot) -> ScheduledStop:
    place = slot.place
    return ScheduledStop(
        place_id=place.id,
        start=clock(slot.start),
        name=place.name,
        area=place.area,
        minutes=place.minutes,
        best=place.best,
        note=place.note,
    )
