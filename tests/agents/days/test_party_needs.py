from typing import Any

import pytest

from agents.data.tables import TravelData
from agents.days.party_needs import early_night, feeds, is_slow, steps, suits, walk_km
from tests.agents.support import place, trip_of

FAMILY: dict[str, Any] = {"party": {"adults": 2, "children": 1}}


@pytest.mark.parametrize(
    ("mobility", "order"),
    [("none", [0, 0, 0]), ("reduced", [0, 0, 1]), ("wheelchair", [0, 1, 1])],
)
def test_steps_by_what_is_known(data: TravelData, mobility: str, order: list[int]) -> None:
    trip = trip_of(data, party={"mobility": mobility})
    assert [steps(place(step_free=known), trip) for known in (True, None, False)] == order


@pytest.mark.parametrize(("mobility", "km"), [("none", 1.5), ("reduced", 0.8), ("wheelchair", 0.8)])
def test_ways_on_foot(data: TravelData, mobility: str, km: float) -> None:
    assert walk_km(trip_of(data, party={"mobility": mobility})) == km


def test_a_wheelchair_takes_no_steps(data: TravelData) -> None:
    trip = trip_of(data, party={"mobility": "wheelchair"})
    assert [suits(place(step_free=known), trip) for known in (True, None, False)] == [True, True, False]
    assert suits(place(step_free=False), trip_of(data, party={"mobility": "reduced"}))


@pytest.mark.parametrize(
    ("fields", "early"),
    [({}, False), (FAMILY, True), (FAMILY | {"interests": ["nightlife"]}, False)],
)
def test_children_have_an_early_night(data: TravelData, fields: dict[str, Any], early: bool) -> None:
    trip, bar = trip_of(data, **fields), place(interests=("nightlife",))
    assert early_night(trip) is early
    assert suits(bar, trip) is not early


@pytest.mark.parametrize(
    ("party", "slow"),
    [({"adults": 2}, False), ({"children": 1}, True), ({"seniors": 1}, True), ({"mobility": "reduced"}, True)],
)
def test_who_rests(data: TravelData, party: dict[str, Any], slow: bool) -> None:
    assert is_slow(trip_of(data, party=party)) is slow


def test_everyone_eats(data: TravelData) -> None:
    trip = trip_of(data, party={"diets": ["vegan", "halal"]})
    assert feeds(place(diets=("vegan", "halal", "vegetarian")), trip)
    assert not feeds(place(diets=("vegan",)), trip)
