from datetime import date

import pytest

from agents.data.records import Place
from agents.grouping import group_by_day, is_open, weekday
from tests.agents.support import MONDAY, days_from, place

NORTH = [place(id, lat=35.75, lon=139.76 + step / 1000) for step, id in enumerate("abc")]
SOUTH = [place(id, lat=35.62, lon=139.76 + step / 1000) for step, id in enumerate("xyz")]


def ids(plan: list[list[Place]]) -> list[set[str]]:
    return [{place.id for place in group} for group in plan]


@pytest.mark.parametrize(
    ("day", "name"), [(date(2027, 1, 4), "mon"), (date(2027, 1, 9), "sat"), (date(2027, 1, 10), "sun")]
)
def test_weekday(day: date, name: str) -> None:
    assert weekday(day) == name


def test_open() -> None:
    museum = place(closed=("mon", "tue"))
    assert [is_open(museum, day) for day in days_from(MONDAY, 7)] == [False, False, True, True, True, True, True]


def test_what_lies_together_is_seen_on_one_day() -> None:
    mixed = [place for pair in zip(SOUTH, NORTH, strict=True) for place in pair]
    assert ids(group_by_day(mixed, days_from(MONDAY, 2), 3)) == [{"x", "y", "z"}, {"a", "b", "c"}]


def test_the_most_wanted_group_comes_first() -> None:
    assert ids(group_by_day([*NORTH, *SOUTH], days_from(MONDAY, 2), 3)) == [{"a", "b", "c"}, {"x", "y", "z"}]


def test_a_group_waits_for_a_day_when_it_is_open() -> None:
    closed = [place(one.id, lat=one.lat, lon=one.lon, closed=("mon",)) for one in NORTH]
    assert ids(group_by_day([*closed, *SOUTH], days_from(MONDAY, 2), 3)) == [{"x", "y", "z"}, {"a", "b", "c"}]


def test_what_is_closed_on_every_day_left_is_left_out() -> None:
    assert ids(group_by_day([place("a", closed=("mon",)), place("b")], days_from(MONDAY, 1), 2)) == [{"b"}]


def test_what_is_closed_on_all_days_takes_no_room() -> None:
    places = [place("a", closed=("mon",)), place("b"), place("c")]
    assert ids(group_by_day(places, days_from(MONDAY, 1), 2)) == [{"b", "c"}]


def test_days_are_empty_when_the_places_run_out() -> None:
    assert ids(group_by_day([place("a")], days_from(MONDAY, 3), 4)) == [{"a"}, set(), set()]
    assert group_by_day([], days_from(MONDAY, 2), 4) == [[], []]


def test_few_places_are_spread_over_the_days() -> None:
    plan = group_by_day([*NORTH, place("d", lat=35.75)], days_from(MONDAY, 2), 4)
    assert sorted(map(len, plan)) == [2, 2]


def test_what_has_no_room_is_the_least_wanted() -> None:
    top = place("top", best="evening")
    others = [place(str(number), lat=35.68 + number / 100, best="evening") for number in range(1, 4)]
    plan = group_by_day([top, *others], days_from(MONDAY, 2), 2)
    assert sorted(one.id for group in plan for one in group) == ["1", "top"]


def test_at_most_so_many_stops_a_day() -> None:
    plan = group_by_day([place(str(number)) for number in range(20)], days_from(MONDAY, 2), 3)
    assert list(map(len, plan)) == [3, 3]


def test_two_evenings_do_not_collide() -> None:
    plan = group_by_day([place("a", best="evening"), place("b", best="evening")], days_from(MONDAY, 2), 2)
    assert sorted(map(len, plan)) == [1, 1]


def test_a_day_out_has_eight_hours() -> None:
    places = [place("a", minutes=300), place("b", minutes=240), place("c", minutes=180)]
    (group,) = group_by_day(places, days_from(MONDAY, 1), 3)
    assert sum(place.minutes for place in group) <= 480


def test_what_is_far_away_has_a_day_of_its_own() -> None:
    plan = group_by_day([place("far", lat=36.5), place("a"), place("b")], days_from(MONDAY, 2), 2)
    assert {"far"} in ids(plan)
