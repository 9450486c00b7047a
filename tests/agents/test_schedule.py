from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.data.records import PlaceKind
from agents.data.tables import TravelData
from agents.grouping import is_open
from agents.pricing import WHERE_ONE_EATS, ticket
from agents.schedule import DayPlan, draft_days
from agents.timetable import Slot
from agents.travel import way
from tests.agents.support import MONDAY, place, trip_of

CITIES = ("tokyo", "paris", "istanbul", "new-york")


def ids(plans: list[DayPlan]) -> list[list[str]]:
    return [[slot.place.id for slot in plan.slots] for plan in plans]


def test_title_names_the_two_areas_with_most_time() -> None:
    slots = [
        Slot(place("a", area="Asakusa", minutes=30), 570),
        Slot(place("b", area="Ueno", minutes=90), 660),
        Slot(place("c", area="Shibuya", minutes=60), 800),
    ]
    assert DayPlan(MONDAY, slots).title == "Ueno, Shibuya"
    assert DayPlan(MONDAY, []).title == "A day of your own"


def test_one_plan_a_day_and_empty_days_when_places_run_out(data: TravelData) -> None:
    trip = trip_of(data)
    plans = draft_days(trip, [place("a")], None, data)
    assert [plan.day for plan in plans] == list(trip.days)
    assert ids(plans) == [["a"], [], []]


def test_meals_are_near_the_stops(data: TravelData) -> None:
    near, far = (place(id, kind=PlaceKind.EATERY, lat=lat) for id, lat in (("near", 35.681), ("far", 35.75)))
    assert ids(draft_days(trip_of(data, days=1), [far, near, place("a")], None, data)) == [["a", "near"]]


def test_a_day_without_sights_still_eats(data: TravelData) -> None:
    eatery = place("eat", kind=PlaceKind.EATERY)
    assert ids(draft_days(trip_of(data, days=1), [eatery], None, data)) == [["eat"]]


@pytest.mark.parametrize(("money", "kept"), [(None, "ab"), ("14.93", "ab"), ("14.92", "b"), ("0", "b")])
def test_what_the_money_cannot_pay_is_left_out(data: TravelData, money: str | None, kept: str) -> None:
    places = [place("a", cost=Decimal(2400)), place("b")]
    (plan,) = draft_days(trip_of(data, days=1), places, Decimal(money) if money else None, data)
    assert "".join(sorted(slot.place.id for slot in plan.slots)) == kept


def test_two_evening_eateries_serve_two_days(data: TravelData) -> None:
    eateries = [place(id, kind=PlaceKind.EATERY, best="evening") for id in ("one", "two")]
    trip = trip_of(data, days=1, interests=["food"])
    lunch = place("lunch", kind=PlaceKind.EATERY, lat=35.685)
    assert ids(draft_days(trip, [place("a"), *eateries, lunch], None, data)) == [["a", "lunch", "one"]]


def test_one_meal_a_day_is_lunch_when_there_is_one(data: TravelData) -> None:
    dinner = place("dinner", kind=PlaceKind.EATERY, best="evening")
    lunch = place("lunch", kind=PlaceKind.EATERY, lat=35.685)
    assert ids(draft_days(trip_of(data, days=1), [place("a"), dinner, lunch], None, data)) == [["a", "lunch"]]


def test_a_day_has_two_sights_besides_its_meals(data: TravelData) -> None:
    trip = trip_of(data, days=1, interests=["food"], party={"adults": 2, "children": 2})
    meals = [place(id, kind=PlaceKind.EATERY, lat=35.681) for id in ("lunch", "dinner")]
    (plan,) = draft_days(trip, [place("a"), place("b"), *meals], None, data)
    assert {slot.place.id for slot in plan.slots} == {"a", "b", "lunch", "dinner"}


def test_a_morning_market_is_no_dinner(data: TravelData) -> None:
    markets = [place(id, kind=PlaceKind.MARKET, best="morning") for id in ("one", "two")]
    (plan,) = draft_days(trip_of(data, days=1, interests=["food"]), [place("a"), *markets], None, data)
    assert [slot.place.id for slot in plan.slots] == ["a", "one"]


def test_a_snack_of_twenty_minutes_is_no_meal(data: TravelData) -> None:
    snack, lunch = (place(id, kind=PlaceKind.EATERY, minutes=minutes) for id, minutes in (("snack", 20), ("lunch", 45)))
    (plan,) = draft_days(trip_of(data, days=1), [place("a"), snack, lunch], None, data)
    assert [slot.place.id for slot in plan.slots] == ["a", "lunch"]


def test_lunch_is_near_the_stops_of_the_day(data: TravelData) -> None:
    night = place("night", best="evening", lat=35.75)
    near, far = (place(id, kind=PlaceKind.EATERY, lat=lat) for id, lat in (("near", 35.69), ("far", 35.751)))
    (plan,) = draft_days(trip_of(data, days=1), [place("a"), night, far, near], None, data)
    assert [slot.place.id for slot in plan.slots] == ["a", "near", "night"]


_TRIPS = st.fixed_dictionaries(
    {
        "destination": st.sampled_from(CITIES),
        "days": st.integers(1, 21),
        "start": st.integers(0, 27).map(lambda days: MONDAY + timedelta(days=days)),
        "interests": st.sampled_from([(), ("food",), ("art", "food"), ("nature",)]),
        "style": st.sampled_from(["relaxed", "balanced", "adventurous", "luxury"]),
        "party": st.sampled_from([{}, {"adults": 2, "children": 2}, {"mobility": "wheelchair"}]),
    }
)


@settings(deadline=None, max_examples=120)
@given(_TRIPS, st.data(), st.one_of(st.none(), st.decimals(0, 300, places=2)))
def test_any_places_on_any_days_make_days_that_can_be_lived(
    data: TravelData, fields: dict[str, object], draw: st.DataObject, money: Decimal | None
) -> None:
    trip = trip_of(data, **fields)
    known = data.places(trip.destination.id)
    places = draw.draw(st.lists(st.sampled_from(known), unique=True))
    plans = draft_days(trip, places, money, data)

    assert [plan.day for plan in plans] == list(trip.days)
    used = [slot.place for plan in plans for slot in plan.slots]
    assert len(used) == len(set(used))
    assert set(used) <= set(places)
    assert money is None or sum(ticket(place, trip, data) for place in used) <= money
    for plan in plans:
        assert all(is_open(slot.place, plan.day) for slot in plan.slots)
        assert len(plan.slots) <= max(trip.stops_a_day, 4)
        for before, after in zip(plan.slots, plan.slots[1:], strict=False):
            assert before.end + way(before.place, after.place).minutes <= after.start
        assert all(570 <= slot.start < slot.end <= 1410 for slot in plan.slots)
        sights = [slot.place.best for slot in plan.slots if slot.place.kind not in WHERE_ONE_EATS]
        assert "evening" not in sights[:-1]
