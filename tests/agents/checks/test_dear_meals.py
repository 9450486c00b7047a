from decimal import Decimal
from typing import Any

from agents.budget.ledger import Ledger, LedgerLine, LineKind
from agents.checks.registry import Plan
from agents.data.records import PlaceKind
from agents.data.tables import TravelData
from agents.evidence import Evidence
from tests.agents.checks.cases import Case, changed, found
from tests.agents.support import MONDAY, place, planned

COSTS = Evidence(id="costs", tool="get_costs", source="official")


def meals(data: TravelData, *prices: str, held: str = "40", **fields: Any) -> Plan:
    """Eateries of one day with prices in US dollars; the ledger holds so much for its meals."""
    eateries = [
        (place(f"e{index}", kind=PlaceKind.EATERY, cost=Decimal(price), currency="USD"), f"{12 + index}:00")
        for index, price in enumerate(prices)
    ]
    plan = planned(data, eateries, **fields)
    line = LedgerLine(
        id="meals", kind=LineKind.MEALS, day=MONDAY, label="", quantity=Decimal(1), unit=Decimal(held), basis="",
        evidence=COSTS,
    )  # fmt: skip
    return changed(plan, ledger=Ledger(currency=plan.trip.currency, lines=[line]))


CASES = [
    Case(
        "dear_meals",
        lambda data: meals(data, "40", "20.01"),
        [("2027-01-04", "the eateries cost about 60.01 USD; wanted: at most 60.00 USD")],
        lambda data: meals(data, "40", "20"),
    )
]


def test_a_child_pays_half(data: TravelData) -> None:
    family = {"adults": 1, "children": 2}
    assert found("dear_meals", meals(data, "30", party=family)) == []
    assert found("dear_meals", meals(data, "31", party=family)) == [
        ("2027-01-04", "the eateries cost about 62.00 USD; wanted: at most 60.00 USD")
    ]


def test_in_the_currency_of_the_trip(data: TravelData) -> None:
    assert found("dear_meals", meals(data, "100", held="10000", currency="JPY")) == [
        ("2027-01-04", "the eateries cost about 16,077 JPY; wanted: at most 15,000 JPY")
    ]


def test_without_the_budget_part_nothing_is_too_dear(data: TravelData) -> None:
    assert found("dear_meals", changed(meals(data, "500"), ledger=Ledger(currency="USD"))) == []
