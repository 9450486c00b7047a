from collections.abc import Sequence
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.data.records import BestTime, Place
from agents.days.order import Order, Role, Stop, Visit, best_order, latest_end
from agents.days.travel import way
from tests.agents.support import frame, place

DAY = frame(edge="arrival")
"""A day that leaves no time for lunch, so that ways and hours alone count."""


def stops(*places: Place, role: Role = "sight") -> list[Stop]:
    return [Stop(one, DAY.window(one), role) for one in places]


def lunch() -> Stop:
    return Stop(place("lunch", indoors=True), DAY.window(place())._replace(first=720, last=780), "lunch")


def visited(order: Order) -> list[tuple[str, int]]:
    return [(visit.stop.place.id, visit.start) for visit in order.visits]


def test_nothing_to_order() -> None:
    assert best_order([], DAY, 570) == Order(0.0, [])


def test_the_shortest_way_and_the_quarter_of_an_hour() -> None:
    """`near` is a walk of 10 minutes from `a`; with 5 to spare one is there at 10:45."""
    places = stops(place("far", lat=35.7), place("near", lat=35.685), place("a"))
    order = visited(best_order(places, DAY, 570))
    assert order in ([("a", 570), ("near", 645), ("far", 735)], [("far", 570), ("near", 660), ("a", 735)])


def test_what_is_best_in_the_morning_comes_first() -> None:
    places = stops(place("a", minutes=150), place("m", minutes=150, best="morning"))
    assert [id for id, _ in visited(best_order(places, DAY, 570))] == ["m", "a"]


def test_the_least_wanted_is_left_out_when_time_is_short() -> None:
    places = stops(*(place(id, minutes=240) for id in "abc"))
    assert sorted(id for id, _ in visited(best_order(places, DAY, 570))) == ["a", "b"]


def test_a_meal_gives_way_to_a_sight() -> None:
    long = stops(place("long", minutes=240))
    assert visited(best_order([*long, lunch()], frame(start=600, end=900), 600)) == [("long", 600)]


def test_a_day_has_its_longest() -> None:
    places = stops(place("a", minutes=240), place("b", minutes=200))
    assert len(best_order(places, frame(longest=480, edge="arrival"), 570).visits) == 2
    assert len(best_order(places, frame(longest=420, edge="arrival"), 570).visits) == 1


@pytest.mark.parametrize(("rest", "start"), [(False, 795), (True, 840)])
def test_a_party_that_rests_does_so_after_lunch(rest: bool, start: int) -> None:
    """Lunch ends at 13:00; the way takes a minute."""
    order = best_order([*stops(place("a"), place("b", best="afternoon")), lunch()], frame(rest=rest), 570)
    assert visited(order) == [("a", 570), ("lunch", 720), ("b", start)]


def test_without_lunch_it_rests_once_when_noon_is_past() -> None:
    same = stops(*(place(id, minutes=90) for id in "abcd"))
    assert [start for _, start in visited(best_order(same, frame(rest=True), 570))] == [570, 675, 825, 930]


def test_a_whole_day_without_a_place_for_lunch_leaves_time_for_it() -> None:
    same = stops(*(place(id, minutes=90) for id in "abcd"))
    assert [start for _, start in visited(best_order(same, frame(), 570))] == [570, 675, 825, 930]


def test_when_lunch_finds_no_place_there_is_time_for_it_all_the_same() -> None:
    order = best_order([*stops(place("a", minutes=240), place("b", minutes=90)), lunch()], frame(), 570)
    assert visited(order) in ([("a", 570), ("b", 870)], [("b", 570), ("lunch", 720), ("a", 795)])


_SIGHTS = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.integers(0, 12),
        st.sampled_from([30, 75, 180]),
        st.sampled_from(["morning", "any", "afternoon", "evening"]),
    ),
    max_size=5,
)


@settings(deadline=None, max_examples=150)
@given(_SIGHTS)
def test_no_order_is_better(drawn: list[tuple[int, int, int, BestTime]]) -> None:
    places = [
        place(str(number), lat=35.62 + lat / 100, lon=139.7 + lon / 100, minutes=minutes, best=best)
        for number, (lat, lon, minutes, best) in enumerate(drawn)
    ]
    found = best_order(stops(*places), DAY, DAY.start)
    orders = (order for size in range(len(places) + 1) for order in permutations(places, size))
    assert found.cost == pytest.approx(min(cost(order, places) for order in orders))


def cost(order: Sequence[Place], places: Sequence[Place]) -> float:
    """What a day in that order costs by the rules, written down again; infinite when it cannot be kept."""
    spent, starts = sum(300.0 - 60.0 * min(rank, 3) for rank, one in enumerate(places) if one not in order), list[int]()
    for before, one in pairwise([None, *order]):
        assert one
        window = DAY.window(one)
        if before is None:
            starts.append(max(window.first, DAY.start))
            spent += (starts[-1] - DAY.start) * 0.05
        else:
            minutes, end = way(before, one).minutes, starts[-1] + before.minutes
            start = max(window.first, -(-(end + minutes + 5) // 15) * 15)
            put_off = latest_end(Visit(Stop(before, DAY.window(before), "sight"), starts[-1]))
            spent += minutes + max(0, start - max(end, min(put_off, start - minutes - 5)) - 120)
            starts.append(start)
        spent += max(0, starts[-1] - 720) * 0.5 if one.best == "morning" else 0
        if starts[-1] > window.last:
            return float("inf")
    return spent
