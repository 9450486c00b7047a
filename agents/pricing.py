"""What stops cost the party: ledger lines from the places' indicative prices."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from agents.costs import convert
from agents.data.records import Place, PlaceKind
from agents.data.tables import TravelData
from agents.evidence import Evidence
from agents.ledger import LedgerLine, LineKind
from agents.money import say
from agents.tiers import CHILD_SHARE
from agents.trip import Trip

WHERE_ONE_EATS = (PlaceKind.EATERY, PlaceKind.MARKET)


def ticket_lines(place: Place, day: date, trip: Trip, data: TravelData, evidence: Evidence) -> Iterator[LedgerLine]:
    """The lines of one stop, adults first. None for a free place, a meal (the daily meals pay it) or without a rate."""
    rate = data.exchange_rate(place.currency)
    if not place.cost or place.kind in WHERE_ONE_EATS or rate is None or data.exchange_rate(trip.currency) is None:
        return
    basis = f"indicative price {say(place.cost, place.currency)} an adult, not a quote; rates of {rate.month:%B %Y}"
    for who, number, share in (
        ("adult", trip.party.grown_ups, Decimal(1)),
        ("child", trip.party.children, CHILD_SHARE),
    ):
        if number:
            yield LedgerLine(
                id=f"ticket-{who}-{day}-{place.id}",
                kind=LineKind.ACTIVITIES,
                day=day,
                label=f"{place.name}, {who}",
                quantity=Decimal(number),
                unit=convert(place.cost * share / rate.per_usd, trip.currency, data),
                basis=basis if share == 1 else f"{share:.0%} for a child of {basis}",
                evidence=evidence,
            )


def ticket(place: Place, trip: Trip, data: TravelData) -> Decimal:
    """What the party pays for the place in the currency of the trip."""
    none = Evidence(id="", tool="", source="")
    return sum((line.amount for line in ticket_lines(place, trip.start, trip, data, none)), Decimal(0))
