"""The verifier finds what a plan is silent about, and nothing in a sound plan."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from agents.checks.registry import all_checks
from agents.data.tables import TravelData
from agents.itinerary import Itinerary
from agents.request import TripRequest
from agents.violation import Violation
from benchmarks.plans.drawn import requests
from benchmarks.plans.verifier import hard_breaches, unflagged
from tests.agents.support import draft_of, plan_of, trip_of

DAYS = [("senso-ji", "09:30"), ("tokyo-skytree", "13:00")], [("meiji-jingu", "09:30")]


def planned(data: TravelData, *days: list[tuple[str, str]], **fields: Any) -> tuple[Itinerary, TripRequest]:
    trip = trip_of(data, days=2, **fields)
    plan = plan_of(data, trip, draft_of(trip, *days)).itinerary
    return plan, trip.request.model_copy(update={"start": trip.start})


def test_a_sound_plan(data: TravelData) -> None:
    assert hard_breaches(*planned(data, *DAYS), data) == set()


@pytest.mark.parametrize(
    ("days", "fields", "code"),
    [
        ((DAYS[0], DAYS[0]), {}, "repeated_place"),
        ((DAYS[0],), {}, ""),
        (([("tokyo-national-museum", "09:30")], DAYS[1]), {}, "closed_day"),
        (([("omoide-yokocho", "18:00")], DAYS[1]), {"party": {"diets": ["vegan"]}}, "diet"),
        (([("mount-takao", "09:30")], DAYS[1]), {"party": {"mobility": "wheelchair"}}, "mobility"),
        (DAYS, {"budget": "10 USD"}, "over_budget"),
    ],
)
def test_each_breach_is_found(
    data: TravelData, days: tuple[list[tuple[str, str]], ...], fields: dict[str, Any], code: str
) -> None:
    plan, request = planned(data, *days, **fields)
    assert hard_breaches(plan, request, data) == ({code} if code else set())
    assert code in {"", *all_checks()}


def test_sums_and_days_that_are_wrong(data: TravelData) -> None:
    plan, request = planned(data, *DAYS)
    plan.days[0].date = date(2030, 1, 1)
    plan.days[0].stops[1].cost = Decimal(1)
    assert hard_breaches(plan, request, data) == {"days_incomplete", "arithmetic"}


def test_what_the_plan_says_itself_is_not_held_against_it(data: TravelData) -> None:
    plan, request = planned(data, *DAYS, budget="10 USD")
    assert unflagged(plan, request, data) == {"over_budget"}
    said = Violation(code="over_budget", severity="hard", where="budget", why="too much")
    assert unflagged(plan.model_copy(update={"violations": [said]}), request, data) == set()


def test_the_same_requests_each_time_and_every_city(data: TravelData) -> None:
    drawn = list(requests(data, 60))
    assert drawn == list(requests(data, 60))
    assert {request.destination_id for request in drawn} == {city.id for city in data.curated()}
