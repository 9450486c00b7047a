"""What a traveller should know of a day, in short sentences made by code: hours, holiday, rest, steps."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from agents.clock import clock, minutes_of
from agents.data.records import PlaceKind
from agents.day_frame import ARRIVAL_STARTS, DEPARTURE_ENDS, SLOW_DAY_MINUTES, DayFrame
from agents.itinerary import Stop
from agents.order import LONG_IDLE, REST
from agents.travel import Spot, way
from agents.trip import Trip

REST_FROM, REST_UNTIL = 11 * 60 + 30, 17 * 60
SUGGESTIONS = 2
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
        notes.append(f"Arrival day: starts at {clock(ARRIVAL_STARTS)} at the earliest.")
    if frame.edge == "departure":
        notes.append(f"Departure day: ends by {clock(DEPARTURE_ENDS)}.")
    if frame.holiday:
        notes.append(f"Public holiday: {frame.holiday}. Museums and shops may be closed.")
    return notes


def day_notes(stops: Sequence[Stop], frame: DayFrame, trip: Trip, unvisited: Sequence[str]) -> list[str]:
    """All notes of a day.

    Args:
        stops: what the day holds in the end, in order.
        frame: what the day allows.
        trip: who travels.
        unvisited: areas of the city that no day visits; suggested for a day without stops.
    """
    if not stops:
        areas = f" You could stroll through {' or '.join(unvisited[:SUGGESTIONS])}." if unvisited else ""
        return [*frame_notes(frame), f"Nothing is planned: a day of your own.{areas}"]
    return [*frame_notes(frame), *_day_trips(stops, frame), *_hours(stops, frame), *_doors(stops, trip)]


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
        parts += [f"a rest from {clock(rest.start)} to {clock(rest.end)}"] if rest else []
        if parts:
            yield f"{EASY_PACE} {' and '.join(parts)}."
    for gap in gaps:
        if gap.end - gap.start > LONG_IDLE:
            yield f"Free time from {clock(gap.start)} to {clock(gap.end)}."


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
