"""What the facts cost at the least: the bound between a budget that can be and one that cannot."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from agents.budget.conversion import NoRate
from agents.budget.costs import cost_trip
from agents.data.tables import TravelData
from agents.request import DEFAULT_DAYS, TripRequest
from agents.trip import Trip, resolve
from synthetic.facts.facts import Facts


def cheapest(facts: Facts, currency: str, data: TravelData, asked_on: date) -> Decimal | None:
    """The lowest cost of the trip for the whole party; None for a place without rates, or that is not known.

    Where days and dates contradict each other, the days count; what is not said is as the form promises it.
    """
    if facts.destination_id is None:
        return None
    try:
        return cost_trip(_trip(facts, facts.destination_id, currency, data, asked_on), data).cheapest
    except NoRate:
        return None


def _trip(facts: Facts, city: str, currency: str, data: TravelData, asked_on: date) -> Trip:
    """The trip, of any length."""
    request = TripRequest(
        destination=facts.destination,
        destination_id=city,
        start=facts.start,
        currency=currency,
        style=facts.style,
        party=facts.party,
    )
    trip = resolve(request, data, asked_on)
    days = tuple(trip.start + timedelta(days=day) for day in range(facts.days or DEFAULT_DAYS))
    return replace(trip, days=days)
