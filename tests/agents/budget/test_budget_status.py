from typing import Any

import pytest

from agents.assembly import assemble
from agents.budget.budget_status import BudgetStatus
from agents.data.tables import TravelData
from tests.agents.support import budget_of, draft_of, trip_of

HOSTEL = "with a bed in a hostel, street food and supermarkets."
SIMPLER = "That is simpler than a balanced trip usually is, with a mid-range hotel, one restaurant meal a day."


def status(data: TravelData, **fields: Any) -> BudgetStatus:
    trip = trip_of(data, **fields)
    return assemble(draft_of(trip), trip, {"budget": budget_of(trip, data)}, [], data).budget


def test_a_journey_on_top_is_named_and_does_not_count(data: TravelData) -> None:
    found = status(data, budget="300 USD", origin="Berlin")
    assert (str(found.total), str(found.left), str(found.journey)) == ("154.29 USD", "145.71 USD", "1,000.00 USD")
    assert found.text == (
        f"300.00 USD is enough: the plan costs 154.29 USD and leaves 145.71 USD, {HOSTEL} "
        f"The journey there and back comes on top: about 1,000.00 USD, an estimate by distance. {SIMPLER}"
    )
    assert (found.covers, found.not_included) == ("stay", ["insurance", "visa fees", "shopping"])


def test_a_journey_that_the_budget_covers_counts(data: TravelData) -> None:
    found = status(data, budget="1300 USD", origin="Berlin", budget_covers="stay_and_journey")
    assert (str(found.total), str(found.left), str(found.journey)) == ("1,204.29 USD", "95.71 USD", "1,000.00 USD")
    journey = "The journey there and back is part of it: about 1,000.00 USD, an estimate by distance."
    assert found.text.endswith(f"{journey} {SIMPLER}")
    assert found.not_included == ["insurance", "visa fees", "shopping"]


@pytest.mark.parametrize("origin", [None, "Zzzzqqq"])
def test_an_unknown_journey_is_not_included(data: TravelData, origin: str | None) -> None:
    found = status(data, origin=origin, budget_covers="stay_and_journey")
    assert found.journey is None
    assert found.not_included[0] == "the journey to the destination and back"


def test_at_home_there_is_no_journey_to_speak_of(data: TravelData) -> None:
    found = status(data, origin="Tokyo")
    assert (found.journey, found.not_included) == (None, ["insurance", "visa fees", "shopping"])


@pytest.mark.parametrize(
    ("fields", "person", "local", "note"),
    [
        ({}, "154.29 USD", "24,805 JPY", "That is about 24,805 JPY in all (rates of June 2026)."),
        (
            {"party": {"adults": 2, "children": 1}},
            "139.85 USD",
            "67,451 JPY",
            "That is about 139.85 USD a person, or 67,451 JPY in all (rates of June 2026).",
        ),
        ({"currency": "JPY"}, "24,804 JPY", "None", ""),
        ({"destination": "New York"}, "117.89 USD", "None", ""),
        (
            {"destination": "New York", "party": {"adults": 2}},
            "117.90 USD",
            "None",
            "That is about 117.90 USD a person.",
        ),
        (
            {"destination": "Istanbul"},
            "184.91 USD",
            "None",
            "Prices in Istanbul are paid in TRY; no exchange rate is known for it.",
        ),
    ],
)
def test_for_one_and_in_local_money(
    data: TravelData, fields: dict[str, Any], person: str, local: str, note: str
) -> None:
    found = status(data, **fields)
    assert (str(found.per_person), str(found.local_total), found.note) == (person, local, note)


def test_a_plan_below_what_was_asked_for_says_so(data: TravelData) -> None:
    found = status(data, budget="300 USD", style="luxury")
    assert found.verdict == "enough"
    assert found.text.endswith(f"{HOSTEL} That is below the comfort level, which costs 1,184.93 USD at the least.")
    assert found.feasibility
    assert [change.code for change in found.feasibility.changes] == ["fewer_days", "lower_tier", "higher_budget"]


def test_what_is_judged_stands_in_the_plan_without_the_budget_part(data: TravelData) -> None:
    trip = trip_of(data, budget="100 USD", origin="Berlin")
    found = assemble(draft_of(trip), trip, {}, [], data).budget
    assert found.feasibility
    assert (found.complete, found.verdict, found.feasibility.verdict) == (False, "unknown", "impossible")
    assert found.not_included[0] == "the journey to the destination and back"


def test_a_plan_from_before_is_still_read() -> None:
    old = (
        '{"verdict": "unknown", "limit": null, "total": {"amount": "1", "currency": "USD"}, "left": null, '
        '"tier": null, "complete": false, "text": "", "not_included": []}'
    )
    assert BudgetStatus.model_validate_json(old).feasibility is None


def test_a_lower_level_than_the_style_wishes_for_is_said_plainly(data: TravelData) -> None:
    assert SIMPLER in status(data, budget="300 USD").text
    assert "simpler" not in status(data, budget="300 USD", style="backpacker").text
    assert "than an adventurous trip" in status(data, budget="300 USD", style="adventurous").text
