from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from agents.budget.costs import cost_trip
from agents.budget.feasibility import feasibility
from agents.budget.possible_changes import Change, round_up
from agents.data.tables import TravelData
from agents.request import TripRequest
from agents.trip import Trip, resolve
from tests.agents.support import TODAY, trip_of
from tests.agents.trips import FORMS


def changes(data: TravelData, **fields: Any) -> dict[str, Change]:
    return {change.code: change for change in feasibility(trip_of(data, **fields), data).changes}


def changed(trip: Trip, change: Change, data: TravelData) -> Trip:
    """The trip that the changed request, as JSON, resolves to."""
    form = trip.request.model_dump(mode="json") | change.patch
    return resolve(TripRequest.model_validate(form), data, TODAY)


def test_a_week_in_tokyo_for_little(data: TravelData) -> None:
    found = changes(data, budget="300 USD", days=7)
    assert {code: (change.text, change.patch) for code, change in found.items()} == {
        "fewer_days": ("Stay 5 days instead of 7: that costs 279.70 USD at the least.", {"days": 5}),
        "higher_budget": (
            "Raise the budget to 410 USD: the trip costs 405.11 USD at the least.",
            {"budget": "410 USD"},
        ),
    }


def test_dates_give_way_to_days(data: TravelData) -> None:
    found = changes(data, budget="50 USD", days=None, end="2027-01-10")
    assert found["fewer_days"].text == "Stay one day instead of 7: that costs 28.88 USD at the least."
    assert found["fewer_days"].patch == {"days": 1, "end": None}


def test_luxury_gives_way_and_keeps_its_pace(data: TravelData) -> None:
    found = changes(data, budget="600 USD", style="luxury")
    assert (found["lower_tier"].text, found["lower_tier"].patch) == (
        "Travel at the budget level: a simple guest house, casual places to eat. That costs 406.67 USD.",
        {"style": "relaxed"},
    )


@pytest.mark.parametrize("style", ["balanced", "backpacker", "relaxed", "adventurous"])
def test_others_have_no_lower_level(data: TravelData, style: str) -> None:
    assert "lower_tier" not in changes(data, budget="10 USD", style=style)


def test_a_cheaper_month(data: TravelData) -> None:
    """A room in New York is 342 USD in December and 179 USD in January and February."""
    fields = {"destination": "New York", "start": date(2026, 12, 10), "days": 7, "budget": "400 USD"}
    found = changes(data, **fields)
    assert (found["other_month"].text, found["other_month"].patch) == (
        "Start on 10 January 2027 instead: that costs 311.18 USD at the least.",
        {"start": "2027-01-10"},
    )


def test_a_cheaper_month_moves_the_last_day_too(data: TravelData) -> None:
    fields = {"destination": "New York", "start": "2026-12-31", "end": "2027-01-02", "days": None, "budget": "130 USD"}
    found = changes(data, **fields)
    assert found["other_month"].patch == {"start": "2027-01-31", "end": "2027-02-02"}


def test_a_shorter_month_ends_earlier(data: TravelData) -> None:
    """Of the cheap nights of January and February, the one nearest to the end of March."""
    fields = {"destination": "New York", "start": "2027-03-30", "days": 2, "budget": "75 USD"}
    assert changes(data, **fields)["other_month"].patch == {"start": "2027-02-28"}


def test_no_month_helps_where_all_cost_the_same(data: TravelData) -> None:
    assert list(changes(data, budget="100 USD")) == ["fewer_days", "higher_budget"]


def test_nothing_but_money_helps_when_the_journey_alone_is_too_dear(data: TravelData) -> None:
    found = changes(data, budget="500 USD", origin="Berlin", budget_covers="stay_and_journey")
    assert list(found) == ["higher_budget"]


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("617.34", "620"),
        ("620", "620"),
        ("2144.50", "2150"),
        ("105516", "110000"),
        ("99.01", "100"),
        ("45.94", "46"),
        ("7.2", "8"),
        ("0.4", "1"),
    ],
)
def test_round_amounts(amount: str, rounded: str) -> None:
    assert str(round_up(Decimal(amount))) == rounded


@settings(deadline=None)
@given(FORMS)
def test_every_change_makes_it_possible(data: TravelData, form: dict[str, Any]) -> None:
    trip = trip_of(data, **form)
    judged = feasibility(trip, data)
    assert ("higher_budget" in {change.code for change in judged.changes}) is (judged.verdict == "impossible")
    for change in judged.changes:
        assert feasibility(changed(trip, change, data), data).verdict in ("tight", "easy"), change


@settings(deadline=None)
@given(FORMS)
def test_fewer_days_are_the_most_that_fit(data: TravelData, form: dict[str, Any]) -> None:
    trip = trip_of(data, **form)
    found = {change.code: change for change in feasibility(trip, data).changes}
    if feasibility(trip, data).verdict != "impossible":
        return
    days = len(changed(trip, found["fewer_days"], data).days) if "fewer_days" in found else 0
    assert days < len(trip.days)
    one_more = trip_of(data, **form | {"days": days + 1, "end": None})
    assert feasibility(one_more, data).verdict == "impossible"


@settings(deadline=None)
@given(FORMS)
def test_the_other_month_is_the_cheapest_and_in_the_future(data: TravelData, form: dict[str, Any]) -> None:
    trip = trip_of(data, **form)
    found = {change.code: change for change in feasibility(trip, data).changes}
    if "other_month" not in found:
        return
    other = changed(trip, found["other_month"], data)
    assert (other.start > TODAY, len(other.days)) == (True, len(trip.days))
    assert cost_trip(other, data).cheapest < cost_trip(trip, data).cheapest
