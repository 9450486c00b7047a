from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from agents.budget.costs import TICKETS_SHARE, cost_trip
from agents.budget.feasibility import feasibility
from agents.budget.money import Money
from agents.budget.tiers import Tier
from agents.data.tables import TravelData
from tests.agents.support import trip_of
from tests.agents.trips import FORMS


@pytest.mark.parametrize(
    ("fields", "verdict", "text"),
    [
        (
            {"budget": "154.28 USD"},
            "impossible",
            "154.28 USD is not enough for 3 days in Tokyo: the cheapest possible stay costs 154.29 USD.",
        ),
        (
            {"budget": "154.29 USD"},
            "tight",
            "154.29 USD is too little for the moderate level with money left for tickets, "
            "but the cheapest possible stay costs 154.29 USD.",
        ),
        (
            {"budget": "801.46 USD"},
            "easy",
            "801.46 USD is enough for the moderate level with money left for tickets.",
        ),
        ({"budget": "801.45 USD", "style": "adventurous"}, "easy", None),
        ({"budget": "154.29 USD", "style": "backpacker"}, "tight", None),
        (
            {"budget": "1184.92 USD", "style": "luxury"},
            "impossible",
            "1,184.92 USD is not enough for 3 days in Tokyo: "
            "the cheapest possible stay at the comfort level costs 1,184.93 USD.",
        ),
        ({"budget": "1184.93 USD", "style": "luxury"}, "tight", None),
        (
            {"budget": "1204.28 USD", "origin": "Berlin", "budget_covers": "stay_and_journey"},
            "impossible",
            "1,204.28 USD is not enough for 3 days in Tokyo: "
            "the cheapest possible stay with the journey costs 1,204.29 USD.",
        ),
        ({"budget": "1204.29 USD", "origin": "Berlin", "budget_covers": "stay_and_journey"}, "tight", None),
        ({"budget": "155 USD", "origin": "Berlin"}, "tight", None),
        (
            {"budget": "40 USD", "days": 1, "destination": "Zurich"},
            "impossible",
            "40.00 USD is not enough for one day in Zurich: the cheapest possible stay costs 56.83 USD.",
        ),
        ({}, "unknown", "No amount is given to compare with: the cheapest possible stay costs 154.29 USD."),
        ({"budget": "luxury"}, "unknown", None),
        (
            {"budget": "900 USD", "destination": "Honolulu"},
            "unknown",
            "What the trip costs is not known: no official rate is known for Honolulu, United States.",
        ),
    ],
)
def test_verdicts(data: TravelData, fields: dict[str, Any], verdict: str, text: str | None) -> None:
    judged = feasibility(trip_of(data, **fields), data)
    assert judged.verdict == verdict
    assert text is None or judged.text == text
    assert bool(judged.changes) is (verdict == "impossible")


def test_what_is_needed_is_a_round_amount(data: TravelData) -> None:
    judged = feasibility(trip_of(data, budget="100 USD"), data)
    assert judged.cheapest == Money(amount=Decimal("154.29"), currency="USD")
    assert judged.needed == Money(amount=Decimal(155), currency="USD")


def test_without_rates_there_is_no_amount(data: TravelData) -> None:
    judged = feasibility(trip_of(data, destination="Honolulu", budget="900 USD"), data)
    assert (judged.cheapest, judged.needed, judged.changes) == (None, None, ())


@settings(deadline=None)
@given(FORMS)
def test_impossible_is_less_than_the_lines_of_the_cheapest_level(data: TravelData, form: dict[str, Any]) -> None:
    trip = trip_of(data, **form)
    judged, costs, limit = feasibility(trip, data), cost_trip(trip, data), Decimal(form["budget"])
    covers, floor = trip.request.budget_covers, Tier.COMFORT if form["style"] == "luxury" else Tier.SHOESTRING
    cheapest, wished = (
        sum(line.amount for line in costs.lines(tier) if line.kind.counts(covers)) for tier in (floor, trip.wished_tier)
    )
    easy = wished <= limit * (1 - TICKETS_SHARE)
    assert judged.verdict == ("impossible" if limit < cheapest else "easy" if easy else "tight")
    assert judged.cheapest
    assert judged.needed
    assert judged.cheapest.amount == cheapest <= judged.needed.amount
