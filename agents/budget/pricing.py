"""What stops cost the party: ledger lines from the places' indicative prices."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from agents.budget.ledger import LedgerLine, LineKind
from agents.budget.money import say
from agents.budget.per_head import PerHead
from agents.budget.tiers import CHILD_SHARE
from agents.data.records import Place, PlaceKind
from agents.data.tables import TravelData
from agents.evidence import Evidence
from agents.trip import Trip

WHERE_ONE_EATS = (PlaceKind.EATERY, PlaceKind.MARKET)


def ticket_lines(place: Place, day: date, trip: Trip, data: TravelData, evidence: Evidence) -> Iterator[LedgerLine]:
    """The lines of one stop, adults first. None for a free place, a meal (the daily meals pay it) or without a rate."""
    rate = data.exchange_rate(place.currency)
    if not _has_ticket(place) or rate is None:
        return
    yield from _price(place).lines(
        trip,
        data,
        id=f"ticket-{{who}}-{day}-{place.id}",
        kind=LineKind.ACTIVITIES,
        day=day,
        label=place.name,
        basis=f"indicative price {say(place.cost, place.currency)} an adult, not a quote; rates of {rate.month:%B %Y}",
        evidence=evidence,
    )


def ticket(place: Place, trip: Trip, data: TravelData) -> Decimal:
    """What the party pays for the place in the currency of the trip; 0 where `ticket_lines` has none."""
    priced = _has_ticket(place) and data.exchange_rate(place.currency) is not None
    return _price(place).total(trip, data) if priced else Decimal(0)


def unpriced(place: Place, data: TravelData) -> bool:
    """Whether a ticket has to be paid in a currency that has no rate here."""
    return _has_ticket(place) and data.exchange_rate(place.currency) is None


def _has_ticket(place: Place) -> bool:
    return bool(place.cost) and place.kind not in WHERE_ONE_EATS


def _price(place: Place) -> PerHead:
    return PerHead(place.cost, CHILD_SHARE, place.currency)
