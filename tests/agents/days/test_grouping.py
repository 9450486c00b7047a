from typing import Any

import pytest

from agents.data.records import Place, PlaceKind
from agents.days.day_frame import DayFrame
from agents.days.grouping import fits, group_by_day, may_be_shut
from tests.agents.support import MONDAY, days_from, frame, place

NORTH = [place(id, lat=35.75, lon=139.76 + step / 1000) for step, id in enumerate("abc")]
SOUTH = [place(id, lat=35.62, lon=139.76 + step / 1000) for step, id in enumerate("xyz")]


def ids(plan: list[list[Place]]) -> list[set[str]]:
    return [{place.id for place in group} for group in plan]


def days(count: int, sights: int, **changes: Any) -> list[DayFrame]:
    return [frame(day, stops=sights + 1, **changes) for day in days_from(MONDAY, count)]


def test_what_lies_together_is_seen_on_one_day() -> None:
    mixed = [place for pair in zip(SOUTH, NORTH, strict=True) for place in pair]
    assert ids(group_by_day(mixed, days(2, 3))) == [{"x", "y", "z"}, {"a", "b", "c"}]


def test_the_most_wanted_group_comes_first() -> None:
    assert ids(group_by_day([*NORTH, *SOUTH], days(2, 3))) == [{"a", "b", "c"}, {"x", "y", "z"}]


def test_a_group_waits_for_a_day_when_it_is_open() -> None:
    closed = [place(one.id, lat=one.lat, lon=one.lon, closed=("mon",)) for one in NORTH]
    assert ids(group_by_day([*closed, *SOUTH], days(2, 3))) == [{"x", "y", "z"}, {"a", "b", "c"}]


def test_what_is_closed_on_every_day_left_is_left_out() -> None:
    assert ids(group_by_day([place("a", closed=("mon",)), place("b")], days(1, 2))) == [{"b"}]


def test_what_is_closed_on_all_days_takes_no_room() -> None:
    places = [place("a", closed=("mon",)), place("b"), place("c")]
    assert ids(group_by_day(places, days(1, 2))) == [{"b", "c"}]


def test_days_are_empty_when_the_places_run_out() -> None:
    assert ids(group_by_day([place("a")], days(3, 4))) == [{"a"}, set(), set()]
    assert group_by_day([], days(2, 4)) == [[], []]


def test_few_places_are_spread_over_the_days() -> None:
    assert sorted(map(len, group_by_day([*NORTH, place("d", lat=35.75)], days(2, 4)))) == [2, 2]


def test_no_day_is_empty_while_another_has_two() -> None:
    """All but one of four days are Tuesdays for `shut`: the others fill up from what is left."""
    places = [place(str(number), closed=("mon",) if number < 2 else ()) for number in range(4)]
    assert all(group_by_day(places, days(3, 3)))


def test_what_has_no_room_is_the_least_wanted() -> None:
    top = place("top", best="evening")
    others = [place(str(number), lat=35.68 + number / 100, best="evening") for number in range(1, 4)]
    plan = group_by_day([top, *others], days(2, 2))
    assert sorted(one.id for group in plan for one in group) == ["1", "top"]


def test_at_most_so_many_stops_a_day() -> None:
    plan = group_by_day([place(str(number)) for number in range(20)], days(2, 3))
    assert list(map(len, plan)) == [3, 3]


def test_two_evenings_do_not_collide() -> None:
    plan = group_by_day([place("a", best="evening"), place("b", best="evening")], days(2, 2))
    assert sorted(map(len, plan)) == [1, 1]


def test_a_day_out_has_eight_hours() -> None:
    places = [place("a", minutes=300), place("b", minutes=240), place("c", minutes=180)]
    (group,) = group_by_day(places, days(1, 3))
    assert sum(place.minutes for place in group) <= 480


def test_what_is_far_away_has_a_day_of_its_own() -> None:
    plan = group_by_day([place("far", lat=36.5), place("a"), place("b")], days(2, 2))
    assert {"far"} in ids(plan)


def test_only_a_thin_day_reaches_far() -> None:
    """0.1 degrees are 11 km: too far for a day with enough to see; `long` leaves no time for anything else."""
    for minutes, group in ((60, {"a", "far"}), (180, {"a"})):
        places = [place("a", minutes=minutes), place("long", minutes=470), place("far", lat=35.78)]
        assert ids(group_by_day(places, days(1, 2))) == [group]


def test_a_wanted_place_that_its_day_cannot_take_finds_room_on_another() -> None:
    night = place("night", best="evening", lat=35.62)
    last = frame(edge="departure", end=900, stops=3)
    whole, departure = group_by_day([night, *NORTH, *SOUTH[:1]], [*days(1, 3), last])
    assert "night" in {one.id for one in whole}
    assert "night" not in {one.id for one in departure}


def test_days_cut_short_stay_in_the_middle_and_have_no_day_trip() -> None:
    trip = place("trip", kind=PlaceKind.DAY_TRIP, lat=35.9, minutes=240)
    centre = [place(f"c{number}") for number in range(4)]
    first, last = (frame(edge=edge, stops=3) for edge in ("arrival", "departure"))
    arrival, one, other, departure = group_by_day([trip, *NORTH, *centre], [first, *days(2, 3), last])
    assert {place.id[0] for place in [*arrival, *departure]} == {"c"}
    assert ids([one, other]) == [{"trip"}, {"a", "b", "c"}]


def test_the_day_of_arrival_keeps_no_morning() -> None:
    morning, late = place("m", best="morning"), place("a", lat=35.7)
    first = frame(edge="arrival", start=780, stops=2)
    assert ids(group_by_day([morning, late], [first, *days(1, 1)])) == [{"a"}, {"m"}]


def test_in_a_rainy_month_indoors_and_outdoors_mix() -> None:
    outdoors = [place(id, lat=35.68 + step / 1000) for step, id in enumerate("ab")]
    indoors = [place(id, lat=35.684 + step / 1000, indoors=True) for step, id in enumerate("xy")]
    for rainy, kinds in ((False, [{True}, {False}]), (True, [{True, False}, {True, False}])):
        plan = group_by_day([*indoors, *outdoors], days(2, 2, rainy=rainy))
        assert [{one.indoors for one in group} for group in plan] == kinds


def test_museums_avoid_a_holiday() -> None:
    museums = [place(one.id, lat=one.lat, kind=PlaceKind.MUSEUM) for one in NORTH]
    holiday, other = frame(holiday="New Year's Day"), days(2, 3)[1]
    assert ids(group_by_day([*museums, *SOUTH], [holiday, other])) == [{"x", "y", "z"}, {"a", "b", "c"}]


@pytest.mark.parametrize(
    ("changes", "shut"),
    [({}, False), ({"kind": PlaceKind.MUSEUM}, True), ({"interests": ("shopping",)}, True), ({"indoors": True}, False)],
)
def test_a_holiday_may_shut_museums_and_shops(changes: dict[str, Any], shut: bool) -> None:
    assert may_be_shut(place(**changes), frame(holiday="Labour Day")) is shut
    assert not may_be_shut(place(**changes), frame())


def test_the_reserve_is_taken_last() -> None:
    shut = place("shut", closed=("tue",))
    reserve, known = place("reserve", lat=35.681), place("known", lat=35.7)
    monday, tuesday = days(2, 1)
    assert ids(group_by_day([shut, known, reserve], [tuesday], {"reserve"})) == [{"known"}]
    assert monday.allows(shut)


def test_a_place_fits_by_distance_time_and_evening() -> None:
    group = [place("a", minutes=300), place("e", best="evening")]
    assert fits(place("b"), group, frame())
    assert not fits(place("far", lat=35.78), group, frame())
    assert not fits(place("long", minutes=180), group, frame())
    assert not fits(place("late", best="evening"), group, frame())
    assert fits(place("anything", lat=36.5, minutes=600), [], frame())


def test_a_day_of_the_evening_alone_takes_something_for_the_daytime() -> None:
    far = [place(id, lat=35.75, best="evening") for id in ("e", "f")]
    near = [place(id, lat=35.68) for id in "abcd"]
    plan = group_by_day([*near, far[0]], days(2, 4))
    assert all(any(place.best != "evening" for place in group) for group in plan)
    assert {"e"} < next(group for group in ids(plan) if "e" in group)


def test_on_the_quietest_days_all_that_is_indoors_may_be_shut() -> None:
    quiet = frame(holiday="Christmas Day")
    assert may_be_shut(place(indoors=True), quiet)
    assert may_be_shut(place(kind=PlaceKind.MARKET), quiet)
    assert not may_be_shut(place(), quiet)
