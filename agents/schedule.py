"""A first draft of the days: places grouped by distance, open on the day, within the pace and the money left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from agents.data.records import Interest, Place, Weekday
from agents.data.tables import TravelData
from agents.pricing import WHERE_ONE_EATS, ticket
from agents.travel import distance_km, way
from agents.trip import Trip

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_STARTS = 9 * 60 + 30
AFTERNOON_STARTS = 13 * 60
EVENING_STARTS = 18 * 60
DAY_ENDS = 22 * 60 + 30
LUNCH = 12 * 60 + 15
OUT_MINUTES = 540
BETWEEN_STOPS = 10
LONG_STOP = 240
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


@dataclass(slots=True)
class DayPlan:
    """One drafted day."""

    day: date
    slots: list[Slot] = field(default_factory=list[Slot])

    @property
    def title(self) -> str:
        """The areas of the day, in the order of the visit."""
        areas = list(dict.fromkeys(slot.place.area for slot in self.slots))
        return " and ".join(areas[:2]) if areas else "A day of your own"


def weekday(day: date) -> Weekday:
    """The weekday as the data writes it."""
    return WEEKDAYS[day.weekday()]


def is_open(place: Place, day: date) -> bool:
    """Whether the place is usually open on that day of the week."""
    return weekday(day) not in place.closed


def draft_days(trip: Trip, places: Sequence[Place], money: Decimal | None, data: TravelData) -> list[DayPlan]:
    """Draft every day of the trip from `places`, most wanted first.

    Args:
        trip: dates, party and pace.
        places: candidates of one city, without repeats.
        money: what may be spent on tickets in the currency of the trip, or None for no limit.
        data: exchange rates.

    Returns:
        One plan a day, in order; a day is empty when the places run out. No place is used twice.
    """
    sights = [place for place in _affordable(trip, places, money, data) if place.kind not in WHERE_ONE_EATS]
    food = [place for place in places if place.kind in WHERE_ONE_EATS]
    meals = 2 if Interest.FOOD in trip.request.interests else 1
    plans: list[DayPlan] = []
    for index, day in enumerate(trip.days):
        left = len(trip.days) - index
        count = min(trip.stops_a_day - meals, -(-len(sights) // left))
        chosen = _nearby(sights, day, max(count, 1))
        eat = _nearest_food(food, chosen, day, min(meals, -(-len(food) // left)))
        for place in chosen:
            sights.remove(place)
        for place in eat:
            food.remove(place)
        plans.append(DayPlan(day, _timetable(chosen, eat)))
    return plans


def _affordable(trip: Trip, places: Iterable[Place], money: Decimal | None, data: TravelData) -> list[Place]:
    """Keep the order; drop what the money left cannot pay."""
    kept: list[Place] = []
    wanted = len(trip.days) * trip.stops_a_day
    for place in places:
        price = ticket(place, trip, data)
        if money is not None and price and place.kind not in WHERE_ONE_EATS:
            if price > money or len(kept) >= wanted:
                continue
            money -= price
        kept.append(place)
    return kept


def _nearby(sights: Sequence[Place], day: date, count: int) -> list[Place]:
    """The most wanted open place, then those nearest to it that still fit into the day."""
    open_today = [place for place in sights if is_open(place, day)]
    if not open_today:
        return []
    anchor, *others = open_today
    chosen, minutes = [anchor], anchor.minutes
    for place in sorted(others, key=lambda place: distance_km(anchor, place)):
        if len(chosen) >= count or minutes >= OUT_MINUTES - LONG_STOP / 2:
            break
        evening_taken = place.best == "evening" and any(taken.best == "evening" for taken in chosen)
        if minutes + place.minutes <= OUT_MINUTES and not evening_taken:
            chosen.append(place)
            minutes += place.minutes
    return chosen


def _nearest_food(food: Sequence[Place], chosen: Sequence[Place], day: date, count: int) -> list[Place]:
    open_today = [place for place in food if is_open(place, day)]
    if not chosen:
        return open_today[:count]
    return sorted(open_today, key=lambda place: min(distance_km(place, stop) for stop in chosen))[:count]


def _timetable(chosen: Sequence[Place], eat: Sequence[Place]) -> list[Slot]:
    """Put the day in order: by the best time of day and nearness, lunch about noon, the second meal in the evening."""
    by_time = _in_order(chosen)
    lunch = next((place for place in eat if place.best != "evening"), None)
    dinner = next((place for place in eat if place is not lunch), None)
    slots: list[Slot] = []
    for place in by_time:
        if lunch and slots and slots[-1].end >= LUNCH - 60 or (lunch and place.best in ("afternoon", "evening")):
            slots.append(_after(slots, lunch, LUNCH))
            lunch = None
        slots.append(_after(slots, place, _EARLIEST[place.best]))
    if lunch:
        slots.append(_after(slots, lunch, LUNCH))
    if dinner:
        slots.append(_after(slots, dinner, EVENING_STARTS + 30))
    return [slot for slot in slots if slot.end <= DAY_ENDS + 60]


def _after(slots: Sequence[Slot], place: Place, earliest: int) -> Slot:
    if not slots:
        return Slot(place, earliest)
    ready = slots[-1].end + way(slots[-1].place, place).minutes + BETWEEN_STOPS
    return Slot(place, max(earliest, -(-ready // 15) * 15))


def _in_order(chosen: Sequence[Place]) -> list[Place]:
    rest = sorted(chosen, key=lambda place: _ORDER[place.best])
    ordered: list[Place] = []
    while rest:
        soonest = _ORDER[rest[0].best]
        equals = [place for place in rest if _ORDER[place.best] == soonest]
        last = ordered[-1] if ordered else equals[0]
        following = min(equals, key=lambda place: distance_km(last, place))
        ordered.append(following)
        rest.remove(following)
    return ordered
