"""What a traveller should know of a day, in short sentences made by code: hours, holiday, rest, steps."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from agents.clock import clock, minutes_of
from agents.data.records import PlaceKind
from agents.day_frame import ARRIVAL_STARTS, DEPARTURE_ENDS, SLOW_DAY_MINUTES, DayFrame
from agents.itinerary import Stop
from agents.order import LONG_IDLE, REST
from agents.travel import Spot, way
from agents.trip import Trip

REST_FROM, REST_UNTIL = 11 * 60 + 30, 17 * 60
SUGGESTIONS = 2


def frame_notes(frame: DayFrame) -> list[str]:
    """What is known of the day before any stop is chosen."""
    notes: list[str] = []
    if frame.edge == "arrival":
        notes.append(f"Arrival day: starts at {clock(ARRIVAL_STARTS)}.")
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


def _day_trips(stops: Sequence[Stop], frame: DayFrame) -> Iterator[str]:
    for stop in stops:
        if stop.kind is PlaceKind.DAY_TRIP and stop.lat is not None and stop.lon is not None:
            minutes = way(frame.centre, Spot(stop.lat, stop.lon)).minutes
            yield f"Day trip: {stop.name} is about {minutes} minutes from the centre, an estimate."


def _hours(stops: Sequence[Stop], frame: DayFrame) -> Iterator[str]:
    """How long the day is for a party that rests, when it rests, and when nothing is planned for long."""
    first, last = minutes_of(stops[0].start), minutes_of(stops[-1].end)
    if frame.longest == SLOW_DAY_MINUTES and last - first <= SLOW_DAY_MINUTES:
        yield f"Easy pace: at most {SLOW_DAY_MINUTES // 60} hours from the first stop to the last."
    rested = not frame.rest
    for before, after in pairwise(stops):
        free = minutes_of(after.start) - minutes_of(before.end)
        at_rest = free - (after.travel.minutes if after.travel else 0) >= REST
        if free > LONG_IDLE:
            yield f"Free time from {before.end} to {after.start}."
            rested = True
        elif not rested and at_rest and REST_FROM <= minutes_of(before.end) <= REST_UNTIL:
            yield f"Rest from {before.end} to {after.start}, the way to the next stop included."
            rested = True


def _doors(stops: Sequence[Stop], trip: Trip) -> Iterator[str]:
    """What is known of steps, for a party that minds them."""
    if trip.party.mobility == "none":
        return
    stepped = [stop.name for stop in stops if stop.step_free is False]
    if stepped:
        yield f"Not step-free: {', '.join(stepped)}."
    unknown = [stop.name for stop in stops if stop.step_free is None]
    if unknown:
        yield f"Step-free access is not known: {', '.join(unknown)}. Ask before you go."
