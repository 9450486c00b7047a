"""The order and times of one day: the best time of day first, then the shortest way; lunch about noon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agents.data.records import Place
from agents.travel import distance_km, way

DAY_STARTS = 9 * 60 + 30
AFTERNOON_STARTS = 13 * 60
EVENING_STARTS = 18 * 60
DAY_ENDS = 23 * 60 + 30
LUNCH = 12 * 60
DINNER = 18 * 60
BETWEEN_STOPS = 5
GRID = 15
LATE_MINUTES_A_KM = 30
_EARLIEST = {"morning": DAY_STARTS, "any": DAY_STARTS, "afternoon": AFTERNOON_STARTS, "evening": EVENING_STARTS}
_ORDER = {"morning": 0, "any": 1, "afternoon": 2, "evening": 3}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place and when one is there, in minutes since midnight."""

    place: Place
    start: int

    @property
    def end(self) -> int:
        """When one leaves."""
        return self.start + self.place.minutes


def timetable(sights: Sequence[Place], eat: Sequence[Place]) -> list[Slot]:
    """Put a day in order. `eat` holds at most two places: the first that is not for the evening is lunch.

    A meal is put where it costs the least way at about its hour. Stops that would end after 23:30 are left out.
    """
    lunch = next((place for place in eat if place.best != "evening"), None)
    dinner = next((place for place in eat if place is not lunch), None)
    order, earliest = _in_order(sights), {place.id: _EARLIEST[place.best] for place in sights}
    if lunch:
        order = _insert(lunch, LUNCH, order, earliest, 0)
    if dinner:
        daytime = [index for index, stop in enumerate(order) if stop.best != "evening"]
        order = _insert(dinner, DINNER, order, earliest, max(daytime, default=-1) + 1)
    return [slot for slot in _lay_out(order, earliest) if slot.end <= DAY_ENDS]


def _insert(meal: Place, hour: int, order: Sequence[Place], earliest: dict[str, int], first: int) -> list[Place]:
    """Put a meal where the day costs least, at `first` or later."""
    earliest[meal.id] = hour
    ways = [[*order[:index], meal, *order[index:]] for index in range(first, len(order) + 1)]
    return min(ways, key=lambda way: _cost(_lay_out(way, earliest), meal, hour))


def _lay_out(order: Sequence[Place], earliest: Mapping[str, int]) -> list[Slot]:
    """Times for an order of places: as early as each allows, after the way from the one before, on the quarter hour."""
    slots: list[Slot] = []
    for place in order:
        ready = slots[-1].end + way(slots[-1].place, place).minutes + BETWEEN_STOPS if slots else 0
        slots.append(Slot(place, max(earliest[place.id], -(-ready // GRID) * GRID)))
    return slots


def _cost(slots: Sequence[Slot], meal: Place, hour: int) -> float:
    """Kilometres of the day, a late start, and how late the meal and the daytime stops are, in comparable units."""
    km = sum(distance_km(a.place, b.place) for a, b in pairwise(slots))
    idle = slots[0].start - DAY_STARTS
    late = next(slot.start - hour for slot in slots if slot.place is meal)
    overdue = sum(max(0, slot.end - EVENING_STARTS) for slot in slots if slot.place.best != "evening")
    return km + (idle + late + overdue) / LATE_MINUTES_A_KM


def _in_order(places: Sequence[Place]) -> list[Place]:
    rest, ordered = list(places), list[Place]()
    while rest:
        soonest = min(_ORDER[place.best] for place in rest)
        equals = [place for place in rest if _ORDER[place.best] == soonest]
        last = ordered[-1] if ordered else equals[0]
        following = min(equals, key=lambda place: distance_km(last, place))
        ordered.append(following)
        rest.remove(following)
    return ordered
