from typing import Any

import pytest

from agents.checks.registry import Plan
from agents.data.records import PlaceKind
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, found
from tests.agents.support import place, planned


def garden(data: TravelData, start: str, **changes: Any) -> Plan:
    """In Tokyo on 4 January, when the sun sets at 16:40."""
    return planned(data, [(place("garden", **changes), start)])


CASES = [
    Case(
        "daylight",
        lambda data: garden(data, "16:40"),
        [("2027-01-04 16:40", "GARDEN is outdoors and begins at 16:40; wanted: before sunset at 16:40")],
        lambda data: garden(data, "16:30"),
    )
]


@pytest.mark.parametrize(
    "changes", [{"indoors": True}, {"best": "evening"}, {"kind": PlaceKind.NEIGHBOURHOOD}, {"kind": PlaceKind.EATERY}]
)
def test_what_needs_no_light(data: TravelData, changes: dict[str, Any]) -> None:
    assert found("daylight", garden(data, "19:00", **changes)) == []


def test_the_sun_of_midsummer(data: TravelData) -> None:
    assert found("daylight", planned(data, [(place("fjord"), "23:00")], destination="Tromsø", start="2027-06-21")) == []


def test_the_night_of_midwinter(data: TravelData) -> None:
    plan = planned(data, [(place("fjord"), "12:15")], destination="Tromsø", start="2026-12-21")
    assert found("daylight", plan) == [
        ("2026-12-21 12:15", "FJORD is outdoors and begins at 12:15; wanted: before sunset at 12:00")
    ]
