"""The order and times of one day: the best time of day first, then the shortest way; lunch about noon."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.data.records import Place
from agents.travel import distance_km, way

DAY_STARTS = 9 * 60 + 30
AFTERNOON_STARTS = 13 * 60
EVENING_STARTS = 18 * 60
DAY_ENDS = 23 * 60 + 30
LUNCH = 12 * 60 + 15
DINNER = 18 * 60 + 30
BETWEEN_STOPS = 5
GRID = 15
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

    Stops that would end after 23:30 are left out.
    """
    lunch = next((place for place in eat if place.best != "evening"), None)
    dinner = next((place for place in eat if place is not lunch), None)
    slots: list[Slot] = []
    for place in _in_order(sights):
        if lunch and _after(slots, place).end > LUNCH + 60 and slots:
            slots.append(_after(slots, lunch, LUNCH))
            lunch = None
        if dinner and place.best == "evening":
            slots.append(_after(slots, dinner, DINNER))
            dinner = None
        slots.append(_after(slots, place))
    for meal, hour in ((lunch, LUNCH), (dinner, DINNER)):
        if meal:
            slots.append(_after(slots, meal, hour))
    return [slot for slot in slots if slot.end <= DAY_ENDS]


def _after(slots: Sequence[Slot], place: Place, earliest: int | None = None) -> Slot:
    start = _EARLIEST[place.best] if earliest is None else earliest
    if not slots:
        return Slot(place, start)
    ready = slots[-1].end + way(slots[-1].place, place).minutes + BETWEEN_STOPS
    return Slot(place, max(start, -(-ready // GRID) * GRID))


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
