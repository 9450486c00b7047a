"""A first draft of the days: places grouped by distance, open on the day, within the pace and the money left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agents.data.records import Interest, Place
from agents.data.tables import TravelData
from agents.grouping import group_by_day, is_open
from agents.pricing import WHERE_ONE_EATS, ticket
from agents.timetable import Slot, timetable
from agents.travel import distance_km
from agents.trip import Trip

MEAL_WITHIN_KM = 3.0
MEAL_MINUTES = 30
FEWEST_SIGHTS = 2


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One drafted day."""

    day: date
    slots: list[Slot]

    @property
    def title(self) -> str:
        """The areas where most of the day is spent."""
        minutes: dict[str, int] = {}
        for slot in self.slots:
            minutes[slot.place.area] = minutes.get(slot.place.area, 0) + slot.place.minutes
        areas = sorted(minutes, key=lambda area: -minutes[area])[:2]
        return ", ".join(area for area in minutes if area in areas) or "A day of your own"


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
    meals = 2 if Interest.FOOD in trip.request.interests else 1
    sights = _affordable([place for place in places if place.kind not in WHERE_ONE_EATS], trip, money, data)
    food = [place for place in places if place.kind in WHERE_ONE_EATS]
    plans: list[DayPlan] = []
    for day, group in zip(
        trip.days, group_by_day(sights, trip.days, max(FEWEST_SIGHTS, trip.stops_a_day - meals)), strict=True
    ):
        left = len(trip.days) - len(plans)
        eat = _meals(food, group, day, min(meals, -(-len(food) // left)))
        food = [place for place in food if place not in eat]
        plans.append(DayPlan(day, timetable(group, eat)))
    return plans


def _affordable(sights: Sequence[Place], trip: Trip, money: Decimal | None, data: TravelData) -> list[Place]:
    """Keep the order; drop what the money left cannot pay."""
    if money is None:
        return list(sights)
    kept: list[Place] = []
    for place in sights[: len(trip.days) * trip.stops_a_day * 2]:
        price = ticket(place, trip, data)
        if price <= money:
            kept.append(place)
            money -= price
    return kept


def _meals(food: Sequence[Place], group: Sequence[Place], day: date, count: int) -> list[Place]:
    """Lunch near the daytime stops, then dinner near any; without stops, the most wanted."""
    open_today = [place for place in food if is_open(place, day) and place.minutes >= MEAL_MINUTES]
    daytime = [place for place in group if place.best != "evening"]
    lunch = _nearest([place for place in open_today if place.best != "evening"], daytime or group)
    dinner = _nearest([place for place in open_today if place is not lunch and place.best != "morning"], group)
    return [place for place in (lunch, dinner) if place][:count]


def _nearest(food: Sequence[Place], stops: Sequence[Place]) -> Place | None:
    """The nearest to any of the stops that is within reach; without stops, the first."""
    reach = {place.id: min((distance_km(place, stop) for stop in stops), default=0.0) for place in food}
    near = [place for place in food if reach[place.id] <= MEAL_WITHIN_KM]
    return min(near, key=lambda place: reach[place.id], default=None)
