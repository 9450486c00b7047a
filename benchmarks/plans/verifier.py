"""What must never be wrong in a plan without the plan saying so, worked out anew from the request and the data.

It shares no code with the checks: days, repeats, weekdays, sums, budget, diets and steps are looked up and added here.
"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from agents.data.tables import TravelData
from agents.itinerary import Day, Itinerary
from agents.request import TripRequest

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def hard_breaches(plan: Itinerary, request: TripRequest, data: TravelData) -> set[str]:
    """The codes of the checks that ought to have found something."""
    found = {code for day in plan.days for code in _of_day(day, plan, request, data)}
    ids = [stop.place_id for day in plan.days for stop in day.stops]
    if len(ids) != len(set(ids)):
        found.add("repeated_place")
    assert request.start
    if [day.date for day in plan.days] != [request.start + timedelta(days=nr) for nr in range(request.length)]:
        found.add("days_incomplete")
    return found | set(_of_money(plan, request))


def unflagged(plan: Itinerary, request: TripRequest, data: TravelData) -> set[str]:
    """Those of them that the plan does not name among its own hard violations."""
    return hard_breaches(plan, request, data) - {one.code for one in plan.violations if one.severity == "hard"}


def _of_day(day: Day, plan: Itinerary, request: TripRequest, data: TravelData) -> Iterator[str]:
    known = {place.id: place for place in data.places(plan.destination.id)}
    for stop in day.stops:
        place = known.get(stop.place_id)
        if place is None:
            continue
        if WEEKDAYS[day.date.weekday()] in place.closed:
            yield "closed_day"
        if place.kind == "eatery" and any(diet not in place.diets for diet in request.party.diets):
            yield "diet"
        if request.party.mobility == "wheelchair" and place.step_free is False:
            yield "mobility"


def _of_money(plan: Itinerary, request: TripRequest) -> Iterator[str]:
    lines = plan.ledger.lines
    total = sum((line.quantity * line.unit for line in lines), Decimal(0))
    paid = sum(
        (
            line.quantity * line.unit
            for line in lines
            if line.kind != "journey" or request.budget_covers == "stay_and_journey"
        ),
        Decimal(0),
    )
    tickets = {line.id: line.quantity * line.unit for line in lines if line.kind == "activities"}
    of_stops = sum((stop.cost or Decimal(0) for day in plan.days for stop in day.stops), Decimal(0))
    if (plan.ledger.total, plan.budget.total.amount, of_stops) != (total, paid, sum(tickets.values(), Decimal(0))):
        yield "arithmetic"
    if request.budget and request.budget.amount is not None and paid > request.budget.amount:
        yield "over_budget"
