from collections.abc import Mapping, Sequence
from typing import Any

from agents.data.records import Interest, Place, PlaceKind
from agents.days.day_frame import DayFrame
from agents.days.daylight import Light
from agents.days.meals import Taste, spread_meals
from tests.agents.support import MONDAY, days_from, frame, place


def eatery(id: str, **changes: Any) -> Place:
    return place(id, **{"kind": PlaceKind.EATERY, "indoors": True, **changes})


def chosen(
    food: Sequence[Place],
    groups: Sequence[Sequence[Place]],
    frames: Sequence[DayFrame] | None = None,
    reserve: Mapping[str, int] | None = None,
    interests: Sequence[Interest] = (),
) -> list[list[str]]:
    days = frames or [frame(day) for day in days_from(MONDAY, len(groups))]
    meals = spread_meals(food, groups, days, Taste(reserve or {}, interests))
    return [[one.id if one else "" for one in pair] for pair in meals]


def test_one_meal_is_lunch_near_the_stops() -> None:
    food = [eatery("far", lat=35.75), eatery("near", lat=35.69), eatery("dinner", best="evening")]
    assert chosen(food, [[place("a"), place("b")]]) == [["near", ""]]


def test_two_meals() -> None:
    food = [eatery("one"), eatery("two", best="evening")]
    assert chosen(food, [[place("a"), place("b")]], [frame(meals=2)]) == [["one", "two"]]


def test_lunch_is_near_what_is_seen_by_day() -> None:
    group = [place("a"), place("night", best="evening", lat=35.75)]
    assert chosen([eatery("far", lat=35.751), eatery("near", lat=35.69)], [group]) == [["near", ""]]


def test_the_day_of_arrival_has_dinner_and_that_of_departure_lunch() -> None:
    food = [eatery("a"), eatery("b"), eatery("c")]
    days = [frame(edge="arrival", start=780, stops=3), frame(edge="departure", end=900, stops=3)]
    assert chosen(food, [[place("x")], [place("y")]], days) == [["", "b"], ["a", ""]]


def test_a_day_of_evening_stops_has_dinner() -> None:
    assert chosen([eatery("a"), eatery("b")], [[place("x", best="evening")]]) == [["", "b"]]


def test_an_evening_stop_stands_in_for_dinner_on_a_short_day() -> None:
    group = [place("a"), place("e", best="evening")]
    food = [eatery("one"), eatery("two")]
    assert chosen(food, [group], [frame(meals=2, stops=4)]) == [["one", ""]]
    assert chosen(food, [group], [frame(meals=2, stops=5)]) == [["one", "two"]]


def test_markets_and_breakfasts_are_no_dinner() -> None:
    food = [eatery("market", kind=PlaceKind.MARKET), eatery("breakfast", best="morning")]
    assert chosen(food, [[place("x", best="evening")]]) == [["market", ""]]
    night = eatery("night", kind=PlaceKind.MARKET, best="evening")
    assert chosen([night], [[place("x", best="evening")]]) == [["", "night"]]


def test_a_snack_of_twenty_minutes_is_no_meal() -> None:
    assert chosen([eatery("snack", minutes=20), eatery("lunch")], [[place("a")]]) == [["lunch", ""]]


def test_what_is_closed_or_dark_is_no_meal() -> None:
    food = [eatery("shut", closed=("mon",)), eatery("terrace", indoors=False), eatery("lunch", lat=35.69)]
    assert chosen(food[:2], [[place("x", best="evening")]], [frame(light=Light(400, 1000))]) == [["terrace", ""]]
    assert chosen(food[:1], [[place("a")]]) == [["", ""]]


def test_few_eateries_go_to_the_emptiest_days_one_each() -> None:
    groups = [[place("a", minutes=200)], [place("b", minutes=100)], [], [place("c", minutes=300)]]
    assert chosen([eatery("one"), eatery("two")], groups) == [["", ""], ["two", ""], ["one", ""], ["", ""]]


def test_only_a_thin_day_goes_far_for_a_meal() -> None:
    """0.05 degrees are 5.6 km."""
    food = [eatery("far", lat=35.73)]
    assert chosen(food, [[place("a"), place("b")]]) == [["", ""]]
    assert chosen(food, [[place("a")]]) == [["far", ""]]


def test_the_reserve_waits() -> None:
    food = [eatery("stepped"), eatery("dear"), eatery("right", lat=35.69)]
    reserve = {"stepped": 2, "dear": 1}
    group = [[place("a"), place("b")]]
    assert chosen(food, group, reserve=reserve) == [["right", ""]]
    assert chosen(food[:2], group, reserve=reserve) == [["dear", ""]]


def test_an_interest_is_worth_a_kilometre() -> None:
    """0.008 degrees are 0.9 km."""
    food = [eatery("near"), eatery("shop", lat=35.688, interests=(Interest.FOOD, Interest.SHOPPING))]
    assert chosen(food, [[place("a"), place("b")]]) == [["near", ""]]
    asked = (Interest.FOOD, Interest.SHOPPING)
    assert chosen(food, [[place("a"), place("b")]], interests=asked) == [["shop", ""]]


def test_a_holiday_keeps_one_from_the_market_hall() -> None:
    food = [eatery("hall", interests=(Interest.SHOPPING,)), eatery("other", lat=35.69)]
    group = [[place("a"), place("b")]]
    assert chosen(food, group, [frame(holiday="Labour Day")]) == [["other", ""]]
