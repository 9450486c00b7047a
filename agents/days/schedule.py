"""A first draft of the days: compact groups of places, in the hours that suit them and the party, within the money."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

from agents.budget.conversion import convert
from agents.budget.pricing import WHERE_ONE_EATS, ticket
from agents.data.records import Interest, Place
from agents.data.tables import TravelData
from agents.days.day_frame import DayFrame, frames
from agents.days.day_title import day_title
from agents.days.grouping import FAR_KM, NEAR_KM, fits, group_by_day, may_be_shut
from agents.days.meals import Taste, spread_meals
from agents.days.order import LONG_IDLE
from agents.days.party_needs import feeds, steps, suits
from agents.days.timetable import Meals, Slot, timetable
from agents.days.travel import distance_km
from agents.request import Style
from agents.trip import Trip

TRIES = 3
PLAIN = 8
"""An eatery is plain for a luxury trip where a meal costs less than this part of a day's meals."""
_FOR_A_DIET = re.compile(r"\b(?:vegan|vegetarian|halal|kosher|meat-free)\b", re.IGNORECASE)
DISPLACED = 2
"""How many sights that nobody asked for make room for one that was asked for."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One drafted day."""

    frame: DayFrame
    slots: list[Slot]

    @property
    def day(self) -> date:
        """The date."""
        return self.frame.day

    @property
    def title(self) -> str:
        """The areas where most of the day is spent."""
        return day_title(slot.place for slot in self.slots) or "A day of your own"


@dataclass(slots=True)
class _Draft:
    """A day in the making."""

    frame: DayFrame
    sights: list[Place]
    meals: Meals
    slots: list[Slot] = field(default_factory=list[Slot])

    def lay_out(self) -> bool:
        """Give the stops their times; False when sights found none, which then leave the day."""
        self.slots, left_out = timetable(self.sights, self.meals, self.frame)
        asked = len(self.sights)
        self.sights = [place for place in self.sights if place not in left_out]
        return len(self.sights) == asked

    def try_out(self, sights: list[Place], rest: list[Place]) -> bool:
        """Take other sights if all find their time and the day becomes fuller or less idle; `rest` keeps the others."""
        tried = _Draft(self.frame, sights, self.meals)
        if not tried.lay_out() or (len(tried.slots) <= len(self.slots) and tried.idle >= self.idle):
            return False
        self._become(tried, rest)
        return True

    def swap(self, sights: list[Place], rest: list[Place]) -> bool:
        """Take other sights if all find their time and no meal loses its own; `rest` keeps the others."""
        tried = _Draft(self.frame, sights, self.meals)
        meals = len(self.slots) - len(self.sights)
        if not tried.lay_out() or len(tried.slots) < len(sights) + meals:
            return False
        self._become(tried, rest)
        return True

    def _become(self, tried: "_Draft", rest: list[Place]) -> None:
        rest[:] = [place for place in [*rest, *self.sights] if place not in tried.sights]
        self.sights, self.slots = tried.sights, tried.slots

    @property
    def idle(self) -> int:
        """The longest time between two stops, in minutes."""
        return max((after.start - before.end for before, after in pairwise(self.slots)), default=0)


def draft_days(
    trip: Trip, places: Sequence[Place], money: Decimal | None, data: TravelData, meal_money: Decimal | None = None
) -> list[DayPlan]:
    """Draft every day of the trip from `places`, most wanted first.

    Args:
        trip: dates, party and pace.
        places: candidates of one city, without repeats.
        money: what may be spent on tickets in the currency of the trip, or None for no limit.
        data: climate and exchange rates.
        meal_money: what an adult's meals of a day should cost at the most in that currency, or None for no limit.

    Returns:
        One plan a day, in order; a day is empty when the places run out. No place is used twice, and none that the
        party cannot enter or eat at.
    """
    days, fitting = frames(trip, data), [place for place in places if suits(place, trip)]
    sights = _by_preference([place for place in fitting if place.kind not in WHERE_ONE_EATS], trip)
    sights = _affordable(sights, trip, money, data)
    food = [place for place in fitting if place.kind in WHERE_ONE_EATS and feeds(place, trip)]
    reserve = {place.id for place in sights if steps(place, trip)}
    groups = group_by_day(sights, days, reserve)
    taste = Taste({place.id: _reluctance(place, trip, meal_money, data) for place in food}, trip.request.interests)
    meals = spread_meals(food, groups, days, taste)
    drafts = [_Draft(*parts) for parts in zip(days, groups, meals, strict=True)]
    for draft in drafts:
        draft.lay_out()
    used = {place.id for draft in drafts for place in draft.sights}
    rest = [place for place in sights if place.id not in used]
    wanted = {place.id for place in sights[: sum(frame.sights for frame in days)] if _is_asked_for(place, trip)}
    for place in [place for place in rest if place.id in wanted]:
        _make_room(place, drafts, rest, lambda other: not _is_asked_for(other, trip))
    for draft in drafts:
        _mend(draft, rest, reserve)
    return [DayPlan(draft.frame, draft.slots) for draft in drafts]


def _is_asked_for(place: Place, trip: Trip) -> bool:
    return not {*place.interests}.isdisjoint({*trip.request.interests} - {Interest.FOOD})


def _make_room(place: Place, drafts: Sequence[_Draft], rest: list[Place], may_go: Callable[[Place], bool]) -> None:
    """Put a place that found no time on the day where the fewest have to go for it; `may_go` says which can."""
    for gone in range(DISPLACED + 1):
        for draft in drafts:
            spare = [sight for sight in reversed(draft.sights) if may_go(sight)][:gone]
            kept = [sight for sight in draft.sights if sight not in spare]
            room = len(spare) == gone and len(kept) < draft.frame.sights and draft.frame.allows(place)
            if room and fits(place, kept, draft.frame, FAR_KM) and draft.swap([*kept, place], rest):
                return


def _mend(draft: _Draft, rest: list[Place], reserve: Collection[str]) -> None:
    """Add the nearest of what is left while the day has room; where it is idle for long, swap a sight for one."""
    frame, middle = draft.frame, draft.sights[0] if draft.sights else draft.frame.centre

    def order(place: Place) -> tuple[bool, bool, float]:
        return place.id in reserve, may_be_shut(place, frame), distance_km(place, middle)

    able = sorted(filter(frame.allows, rest), key=order)[:TRIES]
    for place in able:
        if len(draft.slots) < frame.stops and fits(place, draft.sights, frame):
            draft.try_out([*draft.sights, place], rest)
    for place in [one for one in able if one.id not in reserve] if draft.idle > LONG_IDLE else ():
        for other in reversed(draft.sights):
            others = [sight for sight in draft.sights if sight is not other]
            if place in rest and fits(place, others, frame) and draft.try_out([*others, place], rest):
                break


def _by_preference(sights: Sequence[Place], trip: Trip) -> list[Place]:
    """Keep the order, but step-free ones first; of those the first for each interest in front, and lonely ones last."""
    lonely = {place.id for place in sights if not any(_near(place, other) for other in sights if other is not place)}
    order = sorted(sights, key=lambda place: (steps(place, trip), place.id in lonely))
    asked = [interest for interest in trip.request.interests if interest is not Interest.FOOD]
    firsts = {next((place.id for place in order if interest in place.interests), "") for interest in asked}
    return sorted(order, key=lambda place: (steps(place, trip), place.id not in firsts))


def _near(a: Place, b: Place) -> bool:
    return distance_km(a, b) <= NEAR_KM


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


def _reluctance(place: Place, trip: Trip, meal_money: Decimal | None, data: TravelData) -> int:
    """How late an eatery is chosen: one with steps for a party that minds them last.

    Before it one that is too dear, or too plain for a luxury trip; and before that one for a diet that nobody has.
    """
    rate, amiss = data.exchange_rate(place.currency), False
    if rate and meal_money is not None:
        price = convert(place.cost, trip.currency, data, rate.currency)
        amiss = price > meal_money or (trip.request.style is Style.LUXURY and price * PLAIN < meal_money)
    special = not trip.party.diets and bool(_FOR_A_DIET.search(f"{place.name} {place.note}"))
    return 4 * steps(place, trip) + 2 * amiss + special
