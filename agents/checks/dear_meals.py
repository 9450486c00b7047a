"""Eateries against the money that is there for meals."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from agents.budget.ledger import LineKind
from agents.budget.money import rounded, say
from agents.budget.tiers import CHILD_SHARE
from agents.checks.registry import Found, Plan, check
from agents.data.records import Place, PlaceKind

MOST_TIMES = Decimal("1.5")


@check("dear_meals", severity="soft", repairable=True)
def dear_meals(plan: Plan) -> Iterator[Found]:
    """The eateries of a day cost at most 1.5 times what the ledger holds for the meals of that day."""
    meals = _meals(plan)
    eaten: dict[date, Decimal] = defaultdict(Decimal)
    for visit in plan.visits():
        if visit.place.kind is PlaceKind.EATERY:
            eaten[visit.day.date] += _bill(visit.place, plan)
    for day, bill in eaten.items():
        if day in meals and bill > meals[day] * MOST_TIMES:
            most = rounded(meals[day] * MOST_TIMES, plan.trip.currency)
            costs = f"the eateries cost about {say(rounded(bill, plan.trip.currency), plan.trip.currency)}"
            yield Found(str(day), f"{costs}; wanted: at most {say(most, plan.trip.currency)}")


def _meals(plan: Plan) -> dict[date, Decimal]:
    meals: dict[date, Decimal] = defaultdict(Decimal)
    for line in plan.itinerary.ledger.lines:
        if line.kind is LineKind.MEALS:
            meals[line.day] += line.amount
    return meals


def _bill(place: Place, plan: Plan) -> Decimal:
    """What the party pays in the currency of the trip, by the place's indicative price; 0 without exchange rates."""
    paid, own = plan.data.exchange_rate(place.currency), plan.data.exchange_rate(plan.trip.currency)
    if paid is None or own is None:
        return Decimal(0)
    heads = plan.trip.party.grown_ups + plan.trip.party.children * CHILD_SHARE
    return place.cost * heads / paid.per_usd * own.per_usd
