"""What a traveller should know of a day, in short sentences made by code: hours, holiday, rest, steps."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from agents.data.records import Interest, PlaceKind
from agents.days.clock import clock, minutes_of
from agents.days.day_frame import ARRIVAL_STARTS, DEPARTURE_ENDS, SLOW_DAY_MINUTES, DayFrame
from agents.days.free_time import Part, free_part
from agents.days.order import LONG_IDLE, REST
from agents.days.public_holidays import is_quiet
from agents.days.travel import Spot, way
from agents.itinerary import Stop
from agents.trip import Trip

REST_FROM, REST_UNTIL = 11 * 60 + 30, 17 * 60
LUNCH_FROM, LUNCH_UNTIL, LUNCH_MINUTES = 11 * 60, 15 * 60, 35
MOST_SHUT = "Most sights, shops and restaurants close and few trains and buses run: book a meal ahead."
EASY_PACE, STEPPED, STEPS_NOT_KNOWN = "Easy pace:", "Not step-free:", "Step-free access is not known:"


class _Gap(NamedTuple):
    """Between two stops, in minutes since midnight; `free` is what the way leaves of it."""

    start: int
    end: int
    free: int
    after_meal: bool

    @classmethod
    def between(cls, before: Stop, after: Stop) -> "_Gap":
        start, end = minutes_of(before.end), minutes_of(after.start)
        free = end - start - (after.travel.minutes if after.travel else 0)
        return cls(start, end, free, before.paid_by_meals)


def frame_notes(frame: DayFrame) -> list[str]:
    """What is known of the day before any stop is chosen."""
    notes: list[str] = []
    if frame.edge == "arrival":
        notes.append(f"Arrival day: nothing is planned before {clock(ARRIVAL_STARTS)}.")
    if frame.edge == "departure":
        notes.append(f"Departure day: nothing is planned after {clock(DEPARTURE_ENDS)}.")
    if frame.holiday:
        shut = MOST_SHUT if is_quiet(frame.holiday) else "Museums and shops may be closed."
        notes.append(f"Public holiday: {frame.holiday}. {shut}")
    return notes


def day_notes(stops: Sequence[Stop], frame: DayFrame, trip: Trip, suggestion: str = "") -> list[str]:
    """All notes of a day.

    Args:
        stops: what the day holds in the end, in order.
        frame: what the day allows.
        trip: who travels.
        suggestion: sentences on what to do with the part of the day that is free.
    """
    notes = frame_notes(frame)
    if stops:
        notes += [*_day_trips(stops, frame), *_hours(stops, frame), *_lunch(stops, frame)]
    part = free_part(stops, frame)
    if part:
        notes.append(f"{_said(part, stops)} {suggestion}".strip())
    return [*filter(None, notes), *_doors(stops, trip)]


def _said(part: Part, stops: Sequence[Stop]) -> str:
    """That a part of a day is free; a gap is named with its times already."""
    match part:
        case "day":
            return "Nothing is planned: a day of your own."
        case "gap":
            return ""
        case "morning" if minutes_of(stops[0].start) >= LUNCH_UNTIL:
            return f"The day is free until {stops[0].start}."
        case _:
            return f"The {part} is free."


def tells_needs(note: str) -> bool:
    """Whether a note gives away what the party needs, which whom a plan is shared with need not know."""
    return note.startswith((EASY_PACE, STEPPED, STEPS_NOT_KNOWN))


def _day_trips(stops: Sequence[Stop], frame: DayFrame) -> Iterator[str]:
    for stop in stops:
        if stop.kind is PlaceKind.DAY_TRIP and stop.lat is not None and stop.lon is not None:
            minutes = way(frame.centre, Spot(stop.lat, stop.lon)).minutes
            yield f"Day trip: {stop.name} is about {minutes} minutes from the centre each way, an estimate."


def _hours(stops: Sequence[Stop], frame: DayFrame) -> Iterator[str]:
    """How long a whole day is for a party that rests, when it rests, and when nothing is planned for long."""
    gaps = [_Gap.between(before, after) for before, after in pairwise(stops)]
    if frame.longest == SLOW_DAY_MINUTES and not frame.edge:
        hours = minutes_of(stops[-1].end) - minutes_of(stops[0].start) <= SLOW_DAY_MINUTES
        rests = [gap for gap in gaps if gap.free >= REST and REST_FROM <= gap.start <= REST_UNTIL]
        rest = max(rests, key=lambda gap: (gap.after_meal, gap.free), default=None)
        parts = [f"at most {SLOW_DAY_MINUTES // 60} hours"] if hours else []
        what = "a rest" if _is_fed(stops) else "time for lunch and a rest"
        parts += [f"{what} from {clock(rest.start)} to {clock(rest.end)}"] if rest else []
        if parts:
            yield f"{EASY_PACE} {' and '.join(parts)}."
    for gap in gaps:
        if gap.end - gap.start > LONG_IDLE:
            yield f"Free time from {clock(gap.start)} to {clock(gap.end)}."


def _lunch(stops: Sequence[Stop], frame: DayFrame) -> Iterator[str]:
    """When to eat, on a whole day that goes on beyond lunch and has neither a place for it nor a rest or free time."""
    over = minutes_of(stops[-1].end) <= LUNCH_UNTIL
    if frame.edge or frame.rest or over or _is_fed(stops):
        return
    gaps = [_Gap.between(before, after) for before, after in pairwise(stops)]
    around = [gap for gap in gaps if gap.end > LUNCH_FROM and gap.start < LUNCH_UNTIL]
    long = [gap for gap in around if gap.free >= LUNCH_MINUTES]
    if any(gap.end - gap.start > LONG_IDLE for gap in long):
        return
    if long:
        gap = max(long, key=lambda gap: gap.free)
        yield f"Lunch is up to you: there is time from {clock(gap.start)} to {clock(gap.end)}."
    elif around:
        yield "Lunch is up to you: take something along."


def _is_fed(stops: Sequence[Stop]) -> bool:
    """Whether one eats somewhere before the afternoon is late."""
    meals = (stop for stop in stops if stop.paid_by_meals or Interest.FOOD in stop.interests)
    return any(LUNCH_FROM <= minutes_of(stop.start) < LUNCH_UNTIL for stop in meals)


def _doors(stops: Sequence[Stop], trip: Trip) -> Iterator[str]:
    """What is known of steps, for a party that minds them."""
    if trip.party.mobility == "none":
        return
    stepped = [stop.name for stop in stops if stop.step_free is False]
    if stepped:
        yield f"{STEPPED} {', '.join(stepped)}."
    unknown = [stop.name for stop in stops if stop.step_free is None]
    if unknown:
        yield f"{STEPS_NOT_KNOWN} {', '.join(unknown)}. Ask before you go."
