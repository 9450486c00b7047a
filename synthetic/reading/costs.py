"""What the cheapest feasible trip costs, and how much of it an amount is."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from agents.budget.feasibility import feasibility
from agents.data.records import Destination
from agents.data.tables import TravelData
from agents.request import MAX_DAYS, Party, Style, TripRequest
from agents.trip import LATEST, Refusal, resolve

IMPOSSIBLE, TIGHT, EASY = Decimal("0.5"), Decimal("1.2"), Decimal(2)
SLACK = Decimal("0.03")
"""Of a bound: a date or a party that the words leave open moves the cheapest cost by as little."""


def values_of(amount: Decimal, cheapest: Decimal) -> Iterator[str]:
    """What an amount is beside the cheapest cost; nothing between the values of the dimension."""
    if not cheapest:
        return
    ratio = amount / cheapest
    if ratio < IMPOSSIBLE * (1 + SLACK):
        yield "impossible"
    elif 1 - SLACK <= ratio <= TIGHT * (1 + SLACK):
        yield "tight"
    elif ratio > EASY * (1 - SLACK):
        yield "easy"


class Asked(NamedTuple):
    """A trip as far as its costs go; what is None is as the form takes it."""

    city: Destination
    days: int | None
    start: date | None
    currency: str
    party: Party
    style: Style


def cheapest(asked: Asked, data: TravelData, asked_on: date) -> Decimal | None:
    """The cheapest cost by `agents.budget.feasibility`; None where nothing is priced.

    Beyond the longest trip of the form each day more costs as much as its last one.
    """
    if asked.days is not None and asked.days > MAX_DAYS:
        longest, shorter = (cheapest(asked._replace(days=MAX_DAYS - less), data, asked_on) for less in (0, 1))
        return longest and shorter and longest + (asked.days - MAX_DAYS) * (longest - shorter)
    in_reach = asked.start and asked_on <= asked.start <= asked_on + LATEST
    request = TripRequest(
        destination=asked.city.name[:80],
        destination_id=asked.city.id,
        days=asked.days,
        start=asked.start if in_reach else None,
        currency=asked.currency,
        party=asked.party,
        style=asked.style,
    )
    return cheapest_of(request, data, asked_on)


def cheapest_of(request: TripRequest, data: TravelData, asked_on: date) -> Decimal | None:
    """The same of a request, in its own currency; its budget is left out."""
    try:
        found = feasibility(resolve(request.model_copy(update={"budget": None}), data, asked_on), data).cheapest
    except Refusal:
        return None
    return found.amount if found else None


def first_of(months: Sequence[int], asked_on: date) -> list[date]:
    """The middle of each month, next time it comes."""
    return [date(asked_on.year + ((month, 15) < (asked_on.month, asked_on.day)), month, 15) for month in months]
