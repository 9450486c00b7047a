from typing import Any

import pytest

from agents.data.records import Place, PlaceKind
from agents.days.clock import clock
from agents.days.daylight import Light
from agents.days.timetable import Meals, Slot, dinner_window, lunch_window, timetable
from tests.agents.support import frame, place

DAY = frame()
SLOW = frame(longest=540, rest=True)


def times(slots: list[Slot]) -> list[tuple[str, str, str]]:
    return [(slot.place.id, clock(slot.start), clock(slot.end)) for slot in slots]


def eatery(id: str, **changes: Any) -> Place:
    return place(id, kind=PlaceKind.EATERY, **changes)


def lunch(**changes: Any) -> Meals:
    return Meals(lunch=eatery("lunch", **changes))


def test_nothing_to_do() -> None:
    assert timetable([], Meals(), DAY) == ([], [])


def test_a_day_starts_at_half_past_nine_and_lunch_is_about_noon() -> None:
    day = timetable([place("a", minutes=120), place("b", best="afternoon")], lunch(), DAY)
    assert times(day.slots) == [("a", "09:30", "11:30"), ("lunch", "12:00", "13:00"), ("b", "13:15", "14:15")]


def test_the_best_time_decides_the_order_and_nobody_waits_for_the_evening() -> None:
    sights = [place("e", best="evening", indoors=True), place("p", best="afternoon"), place("m", best="morning")]
    assert times(timetable(sights, Meals(), DAY).slots) == [
        ("m", "11:30", "12:30"),
        ("p", "15:00", "16:00"),
        ("e", "17:30", "18:30"),
    ]


def test_a_meal_is_where_it_costs_the_least_way() -> None:
    """`far` is an hour away, the eatery stands beside it: lunch waits for it."""
    sights = [place("a"), place("far", lat=35.78, best="afternoon")]
    day = timetable(sights, lunch(lat=35.78), DAY)
    assert [slot.place.id for slot in day.slots] == ["a", "lunch", "far"]


@pytest.mark.parametrize("best", ["afternoon", "evening"])
def test_lunch_comes_before_a_day_that_begins_after_noon(best: str) -> None:
    day = timetable([place("stop", best=best)], lunch(), DAY)
    assert [slot.place.id for slot in day.slots] == ["lunch", "stop"]


def test_two_meals() -> None:
    meals = Meals(eatery("lunch"), eatery("dinner"))
    day = timetable([place("a"), place("b", best="afternoon")], meals, DAY)
    assert times(day.slots) == [
        ("a", "10:30", "11:30"),
        ("lunch", "13:00", "14:00"),
        ("b", "15:30", "16:30"),
        ("dinner", "18:00", "19:00"),
    ]


@pytest.mark.parametrize(
    ("edge", "minutes", "window"),
    [(None, 60, (720, 780)), (None, 100, (720, 740)), ("departure", 60, (690, 780)), ("departure", 150, (690, 690))],
)
def test_lunch_is_over_by_two(edge: str | None, minutes: int, window: tuple[int, int]) -> None:
    assert lunch_window(eatery("lunch", minutes=minutes), frame(edge=edge)) == window


@pytest.mark.parametrize(("rest", "window"), [(False, (1080, 1170)), (True, (1050, 1170))])
def test_dinner_is_over_by_half_past_eight(rest: bool, window: tuple[int, int]) -> None:
    assert dinner_window(eatery("dinner", indoors=True), frame(rest=rest)) == window


def test_one_does_not_dine_outdoors_in_the_dark() -> None:
    early = frame(light=Light(420, 1020))
    first, last = dinner_window(eatery("terrace"), early)
    assert first > last
    first, last = dinner_window(eatery("night-market", best="evening"), early)
    assert first <= last


def test_the_way_takes_time() -> None:
    """0.1 degrees are 44 minutes by transit; 10:30 + 44 + 5 is 11:19, on the grid 11:30."""
    day = timetable([place("a", best="morning"), place("b", lat=35.78)], Meals(), DAY)
    assert times(day.slots) == [("a", "09:30", "10:30"), ("b", "11:30", "12:30")]


def test_nothing_outdoors_after_sunset() -> None:
    sights = [place("a", minutes=240), place("b", minutes=180), place("c", minutes=60, indoors=True)]
    day = timetable(sights, Meals(), frame(light=Light(480, 16 * 60)))
    assert all(slot.end <= 16 * 60 for slot in day.slots if not slot.place.indoors)
    assert [one.id for one in day.left_out] == ["b"]


def test_an_evening_outdoors_lasts_till_sunset() -> None:
    sights = [place("a", best="afternoon", minutes=120), place("hill", best="evening", kind=PlaceKind.VIEWPOINT)]
    day = timetable(sights, Meals(), frame(light=Light(360, 19 * 60 + 10)))
    assert times(day.slots)[-1] == ("hill", "18:00", "19:00")


def test_a_park_of_the_evening_is_seen_before_sunset() -> None:
    garden = place("garden", best="evening", kind=PlaceKind.PARK)
    day = timetable([place("a"), garden], Meals(), frame(light=Light(440, 16 * 60 + 50)))
    assert times(day.slots)[-1] == ("garden", "15:45", "16:45")


def test_what_ends_after_half_past_eleven_is_left_out() -> None:
    shows = [place(id, best="evening", indoors=True, minutes=minutes) for id, minutes in (("a", 150), ("b", 240))]
    day = timetable(shows, Meals(), DAY)
    assert ([slot.place.id for slot in day.slots], [one.id for one in day.left_out]) == (["a"], ["b"])


def test_a_rest_of_three_quarters_of_an_hour_follows_lunch() -> None:
    day = timetable([place("a", best="morning"), place("b", best="afternoon")], lunch(), SLOW)
    assert times(day.slots) == [("a", "09:30", "10:30"), ("lunch", "12:00", "13:00"), ("b", "14:00", "15:00")]


def test_a_slow_day_starts_later_when_it_has_an_evening() -> None:
    sights = [place("a", minutes=120), place("show", best="evening", indoors=True, minutes=120)]
    day = timetable(sights, lunch(), SLOW)
    assert times(day.slots) == [
        ("lunch", "12:00", "13:00"),
        ("a", "14:00", "16:00"),
        ("show", "17:30", "19:30"),
    ]
    longer = timetable([place("m", best="morning"), *sights], lunch(), SLOW)
    assert times(longer.slots)[0] == ("m", "10:30", "11:30")
    assert times(longer.slots)[-1] == ("show", "17:30", "19:30")


def test_the_day_of_departure_ends_at_three() -> None:
    sights = [place(id, minutes=90) for id in "abc"]
    day = timetable(sights, lunch(), frame(edge="departure", end=900))
    assert day.slots[-1].end <= 900
    assert [one.id for one in day.left_out] == ["c"]
