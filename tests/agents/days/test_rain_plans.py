from typing import Any

from agents.data.tables import TravelData
from agents.itinerary import RainPlan
from tests.agents.support import draft_of, plan_of, trip_of

DECEMBER: dict[str, Any] = {"destination": "Singapore", "start": "2026-12-01"}


def rain(data: TravelData, *days: list[tuple[str, str]], **fields: Any) -> list[RainPlan | None]:
    trip = trip_of(data, **(DECEMBER | fields))
    return [day.rain_plan for day in plan_of(data, trip, draft_of(trip, *days)).itinerary.days]


def test_something_indoors_near_the_outdoor_stop(data: TravelData) -> None:
    first, second, third = rain(data, [("supertree-grove", "17:30")], [("national-gallery", "10:00")])
    assert first == RainPlan(place_id="cloud-forest", name="Cloud Forest and Flower Dome", area="Marina Bay")
    assert (second, third) == (None, None)


def test_none_in_a_month_when_it_seldom_rains(data: TravelData) -> None:
    assert rain(data, [("supertree-grove", "17:30")], start="2027-02-01") == [None, None, None]


def test_none_twice_while_others_are_left_and_none_of_the_plan(data: TravelData) -> None:
    last = [("cloud-forest", "10:00"), ("henderson-waves", "13:00")]
    found = rain(data, [("supertree-grove", "17:30")], [("botanic-gardens", "09:30")], last)
    ids = [plan.place_id for plan in found if plan]
    assert len(set(ids)) == 3
    assert "cloud-forest" not in ids


def test_a_place_is_named_again_when_no_other_is_left(data: TravelData) -> None:
    indoors = ("cloud-forest", "national-gallery", "national-museum", "sultan-mosque")
    planned = [(place_id, f"{9 + 2 * hour:02}:00") for hour, place_id in enumerate(indoors)]
    found = rain(data, planned, [("botanic-gardens", "09:30")], [("supertree-grove", "17:30")])
    assert [plan and plan.place_id for plan in found] == [None, *["buddha-tooth-relic-temple"] * 2]


def test_only_what_the_party_can_enter_and_what_is_open(data: TravelData) -> None:
    trip = trip_of(data, destination="Tokyo", start="2027-06-07", party={"mobility": "wheelchair"})
    plan = plan_of(data, trip, draft_of(trip, [("hamarikyu", "10:00")])).itinerary
    rain_plan = plan.days[0].rain_plan
    assert rain_plan
    place = data.place("tokyo", rain_plan.place_id)
    assert place
    assert (place.indoors, place.step_free, "mon" in place.closed) == (True, True, False)


def test_a_day_with_a_roof_is_not_told_of_a_place_again(data: TravelData) -> None:
    indoors = ("cloud-forest", "national-gallery", "national-museum")
    planned = [(place_id, f"{9 + 2 * hour:02}:00") for hour, place_id in enumerate(indoors)]
    roofed = [("sultan-mosque", "09:30"), ("supertree-grove", "17:30")]
    found = rain(data, planned, [("botanic-gardens", "09:30")], roofed)
    assert [plan and plan.place_id for plan in found] == [None, "buddha-tooth-relic-temple", None]
