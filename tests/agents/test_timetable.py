import pytest

from agents.data.records import Place, PlaceKind
from agents.timetable import Slot, timetable
from tests.agents.support import place


def times(slots: list[Slot]) -> list[tuple[str, str, str]]:
    return [(slot.place.id, _clock(slot.start), _clock(slot.end)) for slot in slots]


def eatery(id: str, **changes: object) -> Place:
    return place(id, kind=PlaceKind.EATERY, **changes)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def test_the_day_s_sights_come_before_dinner() -> None:
    sights = [place("a", minutes=75), place("b", minutes=45), place("far", lat=35.785, minutes=150)]
    day = timetable(sights, [eatery("dinner", best="evening", minutes=75)])
    assert [slot.place.id for slot in day] == ["a", "b", "far", "dinner"]


def test_nothing_to_do() -> None:
    assert timetable([], []) == []


def test_a_day_starts_at_half_past_nine_and_lunch_is_about_noon() -> None:
    day = timetable([place("a", minutes=90), place("b", minutes=60)], [eatery("lunch")])
    assert times(day) == [("a", "09:30", "11:00"), ("lunch", "12:00", "13:00"), ("b", "13:15", "14:15")]


def test_lunch_is_between_two_long_stops() -> None:
    day = timetable([place("a", minutes=120), place("b", minutes=120)], [eatery("lunch")])
    assert times(day) == [("a", "09:30", "11:30"), ("lunch", "12:00", "13:00"), ("b", "13:15", "15:15")]


def test_a_meal_is_where_it_costs_the_least_way() -> None:
    """`far` is an hour away, the eatery stands beside it: lunch waits for it."""
    sights = [place("a"), place("far", lat=35.78, best="afternoon")]
    day = timetable(sights, [eatery("lunch", lat=35.78)])
    assert [slot.place.id for slot in day] == ["a", "lunch", "far"]


@pytest.mark.parametrize("best", ["afternoon", "evening"])
def test_lunch_comes_before_a_day_that_begins_after_noon(best: str) -> None:
    (lunch, stop) = timetable([place("stop", best=best)], [eatery("lunch")])
    assert (lunch.place.id, stop.place.id) == ("lunch", "stop")
    assert 720 <= lunch.start < lunch.end <= stop.start


def test_the_best_time_decides_the_order() -> None:
    sights = [place("e", best="evening"), place("p", best="afternoon"), place("m", best="morning"), place("x")]
    assert times(timetable(sights, [])) == [
        ("m", "09:30", "10:30"),
        ("x", "10:45", "11:45"),
        ("p", "13:00", "14:00"),
        ("e", "18:00", "19:00"),
    ]


def test_equals_follow_the_shortest_way() -> None:
    sights = [place("a"), place("far", lat=35.70), place("near", lat=35.685)]
    assert [slot.place.id for slot in timetable(sights, [])] == ["a", "near", "far"]


def test_the_way_takes_time() -> None:
    """0.1 degrees are 51 minutes by transit; 10:30 + 51 + 5 is 11:26, on the grid 11:30."""
    assert times(timetable([place("a"), place("b", lat=35.78)], [])) == [
        ("a", "09:30", "10:30"),
        ("b", "11:30", "12:30"),
    ]


def test_two_meals() -> None:
    day = timetable([place("a")], [eatery("one"), eatery("two")])
    assert times(day) == [("a", "09:30", "10:30"), ("one", "12:00", "13:00"), ("two", "18:00", "19:00")]


def test_meals_alone() -> None:
    day = timetable([], [eatery("dinner", best="evening"), eatery("lunch")])
    assert times(day) == [("lunch", "12:00", "13:00"), ("dinner", "18:00", "19:00")]


def test_what_ends_after_half_past_eleven_is_left_out() -> None:
    sights = [place("a", minutes=660), place("b", best="evening", minutes=180)]
    assert [slot.place.id for slot in timetable(sights, [])] == ["a"]
