"""What a day of a trip allows, before any stop is chosen: its hours, pace, light, holiday and weather."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from agents.data.records import Interest, Place, PlaceKind
from agents.data.tables import TravelData
from agents.days.clock import DAY_MINUTES, on_grid
from agents.days.daylight import Light, light, needs_light
from agents.days.opening import is_open
from agents.days.party_needs import early_night, is_slow, walk_km
from agents.days.public_holidays import public_holidays
from agents.days.travel import Located, way
from agents.trip import Trip

Edge = Literal["arrival", "departure"]

EDGES_FROM_DAYS = 3
"""Trips of so many days have an arrival and a departure day; on shorter ones every day is a whole one."""
DAY_STARTS, DAY_ENDS = 9 * 60 + 30, 23 * 60 + 30
ARRIVAL_STARTS, DEPARTURE_ENDS = 13 * 60, 15 * 60
CHILDREN_S_DAY_ENDS = 21 * 60
AFTERNOON_STARTS, EVENING_STARTS, DAYTIME_ENDS = 13 * 60, 17 * 60 + 30, 18 * 60
SLOW_DAY_MINUTES = 9 * 60
SUNSET_LEEWAY = 60
DAY_TRIP_LEAVES = 8 * 60
RAINY_SHARE = 0.4
FEWEST_SIGHTS = 2
SHOWS_START, NIGHT_STARTS = 19 * 60, 19 * 60 + 30
_EARLIEST = {"morning": 0, "any": 0, "afternoon": AFTERNOON_STARTS, "evening": EVENING_STARTS}


class Window(NamedTuple):
    """From when and until when a stop may begin; with `first` after `last` it cannot."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DayFrame:
    """Times are in minutes since midnight. `stops` is the pace of the day, of which `meals` may be meals."""

    day: date
    edge: Edge | None
    start: int
    end: int
    longest: int
    stops: int
    meals: int
    rest: bool
    walk_km: float
    light: Light
    holiday: str | None
    rainy: bool
    centre: Located

    @property
    def sights(self) -> int:
        """Stops besides the meals."""
        return self.stops - self.meals

    @property
    def out_minutes(self) -> int:
        """Time for sights: what the day's hours leave besides a meal, ways and rest, eight hours at the most."""
        return min(480, round((min(self.end - self.start, self.longest) - 60) * 0.75))

    def hours(self, place: Place) -> Window:
        """When one can be there at all: within the day's hours, by light, and back from a day trip in time."""
        first, last = self.start, self.end - place.minutes
        if needs_light(place):
            first, last = max(first, self.light.rises), min(last, self.light.sets - place.minutes)
        if place.kind is PlaceKind.DAY_TRIP:
            there = way(self.centre, place).minutes
            first, last = max(first, DAY_TRIP_LEAVES + there), last - there
        return Window(on_grid(first), last)

    def window(self, place: Place) -> Window:
        """The hours when the place is at its best; a park or a beach of the evening is seen before sunset."""
        first, last = self.hours(place)
        best = _earliest(place)
        if place.best != "evening":
            last = min(last, DAYTIME_ENDS - place.minutes)
        elif needs_light(place):
            best = min(best, on_grid(last - SUNSET_LEEWAY))
        return Window(max(first, best), last)

    def allows(self, place: Place) -> bool:
        """Whether one can go there on that day: open, by daylight where it takes it, a day trip on a whole day only."""
        if not is_open(place, self.day) or (self.edge and place.kind is PlaceKind.DAY_TRIP):
            return False
        first, last = self.window(place)
        return first <= last


def frames(trip: Trip, data: TravelData) -> tuple[DayFrame, ...]:
    """One frame for each day of the trip, in order."""
    return tuple(frame_of(trip, day, data) for day in trip.days)


def frame_of(trip: Trip, day: date, data: TravelData) -> DayFrame:
    """The frame of one day of the trip."""
    edge, slow = _edge(trip, day), is_slow(trip)
    meals = 2 if Interest.FOOD in trip.request.interests and not edge else 1
    end = DEPARTURE_ENDS if edge == "departure" else DAY_ENDS
    return DayFrame(
        day=day,
        edge=edge,
        start=ARRIVAL_STARTS if edge == "arrival" else DAY_STARTS,
        end=min(end, CHILDREN_S_DAY_ENDS) if early_night(trip) else end,
        longest=SLOW_DAY_MINUTES if slow else DAY_MINUTES,
        stops=max(meals + (1 if edge else FEWEST_SIGHTS), trip.stops_a_day - bool(edge)),
        meals=meals,
        rest=slow and edge != "arrival",
        walk_km=walk_km(trip),
        light=light(trip.destination, day),
        holiday=public_holidays(trip.destination.country, (day,)).get(day),
        rainy=is_rainy(trip, day, data),
        centre=trip.destination,
    )


def _earliest(place: Place) -> int:
    """When a place is at its best; bars and stages open later than a view of the evening."""
    if place.best == "evening" and place.kind is PlaceKind.SHOW:
        return SHOWS_START
    if place.best == "evening" and Interest.NIGHTLIFE in place.interests:
        return NIGHT_STARTS
    return _EARLIEST[place.best]


def _edge(trip: Trip, day: date) -> Edge | None:
    if len(trip.days) < EDGES_FROM_DAYS:
        return None
    return "arrival" if day == trip.start else "departure" if day == trip.end else None


def is_rainy(trip: Trip, day: date, data: TravelData) -> bool:
    """Whether it usually rains on 40 % or more of the days of that month."""
    climate = data.climate(trip.destination.id, day.month)
    days = climate.rain_days if climate else None
    return days is not None and days >= RAINY_SHARE * monthrange(day.year, day.month)[1]
