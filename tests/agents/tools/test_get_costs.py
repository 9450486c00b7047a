from typing import Any

import pytest

from agents.budget.tiers import Tier
from agents.data.tables import TravelData
from agents.tools.get_costs import TripCosts
from agents.tools.registry import Answer, ToolContext, ToolError
from tests.agents.support import COSTS, call, trip_of


async def costs(data: TravelData, **fields: Any) -> TripCosts:
    trip = trip_of(data, **fields)
    result = await call(
        "get_costs",
        ToolContext(trip, data),
        destination_id=trip.destination.id,
        start=str(trip.start),
        end=str(trip.end),
        currency=trip.currency,
    )
    assert isinstance(result, TripCosts)
    return result


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {"budget": "1000 USD"},
            "1,000.00 USD allows for a mid-range hotel, one restaurant meal a day: "
            "681.24 USD for lodging, meals, getting about and a reserve.",
        ),
        (
            {"budget": "100 USD"},
            "100.00 USD is not enough: even a bed in a hostel, street food and supermarkets comes to 154.29 USD "
            "for lodging, meals, getting about and a reserve.",
        ),
        (
            {"currency": "JPY"},
            "At the moderate level (a mid-range hotel, one restaurant meal a day) lodging, meals, getting about "
            "and a reserve come to 109,526 JPY.",
        ),
    ],
)
async def test_what_the_money_is_good_for(data: TravelData, fields: dict[str, Any], text: str) -> None:
    assert (await costs(data, **fields)).text == text


async def test_all_levels_with_their_totals(data: TravelData) -> None:
    result = await costs(data, budget="1000 USD")
    assert [(row.tier, row.lodging, row.total) for row in result.tiers] == [
        ("shoestring", "64.44 USD", "154.29 USD"),
        ("budget", "214.80 USD", "406.67 USD"),
        ("moderate", "393.80 USD", "681.24 USD"),
        ("comfort", "716.00 USD", "1,184.93 USD"),
        ("luxury", "1,432.00 USD", "2,291.10 USD"),
    ]
    assert (result.tier, result.verdict) == (Tier.MODERATE, "enough")


async def test_the_ledger_lines_are_kept_out_of_the_conversation(data: TravelData) -> None:
    result = await costs(data)
    assert len(result.costs.lines(Tier.LUXURY)) == 9
    assert '"lines"' not in Answer(COSTS, result).for_model()


@pytest.mark.parametrize(
    ("budget", "first"),
    [
        ("1000 USD", ["Keep about 15% of the budget for entry tickets."]),
        (
            "100 USD",
            [
                "Stay 2 days instead of 3: that costs 91.58 USD at the least.",
                "Raise the budget to 155 USD: the trip costs 154.29 USD at the least.",
            ],
        ),
    ],
)
async def test_advice(data: TravelData, budget: str, first: list[str]) -> None:
    advice = (await costs(data, budget=budget)).advice
    assert advice == [*first, "The journey to the destination, insurance and visa fees are not included."]


@pytest.mark.parametrize(
    ("covers", "text", "last"),
    [
        (
            "stay",
            "2,000.00 USD allows for a good business hotel, restaurants: "
            "1,184.93 USD for lodging, meals, getting about and a reserve.",
            "The journey there and back is about 1,000.00 USD (estimate by distance, not a quote) "
            "and comes on top of the budget; insurance and visa fees are not included.",
        ),
        (
            "stay_and_journey",
            "2,000.00 USD allows for a simple guest house, casual places to eat: "
            "1,456.67 USD for lodging, meals, getting about, the journey and a reserve.",
            "The journey there and back is about 1,000.00 USD (estimate by distance, not a quote); "
            "insurance and visa fees are not included.",
        ),
    ],
)
async def test_with_a_journey(data: TravelData, covers: str, text: str, last: str) -> None:
    result = await costs(data, budget="2000 USD", origin="Berlin", budget_covers=covers)
    assert (result.text, result.journey) == (text, "1,000.00 USD, estimate by distance, not a quote")
    assert result.advice == ["Keep about 15% of the budget for entry tickets.", last]


async def test_at_home_no_journey_is_named(data: TravelData) -> None:
    assert (await costs(data, origin="Tokyo")).advice == ["Insurance and visa fees are not included."]


async def test_advice_without_a_budget(data: TravelData) -> None:
    assert "of the budget" not in " ".join((await costs(data)).advice)


async def test_no_official_rate(data: TravelData) -> None:
    with pytest.raises(ToolError, match=r"^no official rate is known for Honolulu, United States$"):
        await costs(data, destination="Honolulu")
