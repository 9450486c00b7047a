from decimal import Decimal
from typing import Any

import pytest

from agents.budget.pricing import ticket, ticket_lines, unpriced
from agents.data.records import PlaceKind
from agents.data.tables import TravelData
from tests.agents.support import COSTS, MONDAY, place, trip_of


@pytest.mark.parametrize(
    ("fields", "amount"),
    [
        ({}, "14.93"),
        ({"currency": "EUR"}, "12.96"),
        ({"currency": "JPY"}, "2400"),
        ({"party": {"adults": 2, "seniors": 1, "children": 2}}, "59.71"),
        ({"currency": "JPY", "party": {"adults": 2, "children": 1}}, "6000"),
    ],
)
def test_2400_yen(data: TravelData, fields: dict[str, Any], amount: str) -> None:
    """At 160.77 yen and 0.8684 euros for a dollar; a child pays half, and every unit is rounded on its own."""
    skytree = data.place("tokyo", "tokyo-skytree")
    assert skytree
    assert ticket(skytree, trip_of(data, **fields), data) == Decimal(amount)


def test_a_line_for_adults_and_one_for_children(data: TravelData) -> None:
    trip = trip_of(data, party={"adults": 2, "children": 1})
    lines = list(ticket_lines(place(cost=Decimal(2400)), MONDAY, trip, data, COSTS))
    assert [(line.id, str(line.quantity), str(line.unit), line.label) for line in lines] == [
        ("ticket-adult-2027-01-04-a", "2", "14.93", "A, adult"),
        ("ticket-child-2027-01-04-a", "1", "7.46", "A, child"),
    ]
    assert lines[0].basis == "indicative price 2,400 JPY an adult, not a quote; rates of June 2026"
    assert lines[1].basis == f"50% for a child of {lines[0].basis}"


@pytest.mark.parametrize(
    "changes",
    [
        {"cost": Decimal(0)},
        {"cost": Decimal(900), "kind": PlaceKind.EATERY},
        {"cost": Decimal(900), "kind": PlaceKind.MARKET},
        {"cost": Decimal(900), "currency": "TRY"},
    ],
    ids=["free", "eatery", "market", "no rate"],
)
def test_what_costs_no_ticket(data: TravelData, changes: dict[str, Any]) -> None:
    assert ticket(place(**changes), trip_of(data), data) == 0


def test_in_its_own_currency_half_of_a_price_is_exact(data: TravelData) -> None:
    trip = trip_of(data, currency="JPY", party={"adults": 1, "children": 1})
    assert ticket(place(cost=Decimal(2401)), trip, data) == 2401 + 1201


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"cost": Decimal(900), "currency": "TRY"}, True),
        ({"cost": Decimal(0), "currency": "TRY"}, False),
        ({"cost": Decimal(900), "currency": "TRY", "kind": PlaceKind.EATERY}, False),
        ({"cost": Decimal(900)}, False),
    ],
    ids=["no rate", "free", "eatery", "priced"],
)
def test_a_ticket_without_a_rate_is_unpriced(data: TravelData, changes: dict[str, Any], lacks: bool) -> None:
    assert unpriced(place(**changes), data) is lacks
