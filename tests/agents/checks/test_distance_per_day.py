from typing import Any

import pytest

from agents.checks.registry import Plan
from agents.data.records import PlaceKind
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, found
from tests.agents.support import place, planned


def out_and_back(data: TravelData, degrees: float, kind: PlaceKind = PlaceKind.SIGHT, **fields: Any) -> Plan:
    """There and back again to the north; a degree is 144.6 km by street."""
    there = place("b", lat=35.68 + degrees, kind=kind)
    return planned(data, [(place("a"), "09:30"), (there, "12:00"), (place("c"), "15:00")], **fields)


CASES = [
    Case(
        "distance_per_day",
        lambda data: out_and_back(data, 0.11),
        [("2027-01-04", "31.8 km between stops; wanted: at most 30 km")],
        lambda data: out_and_back(data, 0.1),
    )
]


@pytest.mark.parametrize("mobility", ["reduced", "wheelchair"])
def test_a_mobility_need_makes_it_shorter(data: TravelData, mobility: str) -> None:
    need = {"mobility": mobility}
    assert found("distance_per_day", out_and_back(data, 0.065, party=need)) == []
    assert found("distance_per_day", out_and_back(data, 0.1, party=need)) == [
        ("2027-01-04", "29.0 km between stops; wanted: at most 20 km")
    ]


def test_a_day_trip_may_be_far(data: TravelData) -> None:
    assert found("distance_per_day", out_and_back(data, 0.6, PlaceKind.DAY_TRIP)) == []
    assert found("distance_per_day", out_and_back(data, 0.7, PlaceKind.DAY_TRIP)) == [
        ("2027-01-04", "202.4 km between stops; wanted: at most 200 km")
    ]
