from typing import Any

import pytest

from agents.checks.registry import Plan
from agents.data.records import PlaceKind
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, found
from tests.agents.support import place, planned


def stops(data: TravelData, count: int, meals: int = 0, **fields: Any) -> Plan:
    """So many stops from nine on, every hour; the last ones are meals."""
    kinds = [PlaceKind.SIGHT] * (count - meals) + [PlaceKind.EATERY] * meals
    day = [(place(f"p{index}", kind=kind, minutes=30), f"{9 + index:02}:00") for index, kind in enumerate(kinds)]
    return planned(data, day, **fields)


def until(data: TravelData, last: str, **fields: Any) -> Plan:
    """From nine until an hour after `last`."""
    return planned(data, [(place("a"), "09:00"), (place("b"), last)], **fields)


CASES = [
    Case(
        "pace",
        lambda data: stops(data, 6),
        [("2027-01-04", "6 stops; wanted: at most 5")],
        lambda data: stops(data, 5),
    ),
    Case(
        "pace",
        lambda data: until(data, "22:30"),
        [("2027-01-04", "14.5 hours out; wanted: at most 14")],
        lambda data: until(data, "22:00"),
    ),
]


def test_a_second_meal_comes_on_top(data: TravelData) -> None:
    assert found("pace", stops(data, 6, meals=2)) == []
    assert found("pace", stops(data, 7, meals=2)) == [("2027-01-04", "6 stops; wanted: at most 5")]


@pytest.mark.parametrize(
    ("fields", "most"),
    [
        ({"style": "relaxed"}, 4),
        ({"style": "adventurous"}, 6),
        ({"style": "relaxed", "party": {"seniors": 1}}, 3),
        ({"style": "luxury", "party": {"mobility": "reduced"}}, 3),
    ],
)
def test_the_pace_is_the_style_s_and_the_party_s(data: TravelData, fields: dict[str, Any], most: int) -> None:
    assert found("pace", stops(data, most, **fields)) == []
    assert found("pace", stops(data, most + 1, **fields)) == [
        ("2027-01-04", f"{most + 1} stops; wanted: at most {most}")
    ]


@pytest.mark.parametrize(
    ("fields", "last", "hours"),
    [
        ({"style": "relaxed"}, "20:00", 12),
        ({"party": {"seniors": 1}}, "18:00", 10),
        ({"party": {"mobility": "reduced"}}, "18:00", 10),
    ],
)
def test_some_days_are_shorter(data: TravelData, fields: dict[str, Any], last: str, hours: int) -> None:
    assert found("pace", until(data, last, **fields)) == []
    assert found("pace", until(data, last.replace(":00", ":30"), **fields)) == [
        ("2027-01-04", f"{hours}.5 hours out; wanted: at most {hours}")
    ]


def test_a_day_without_stops_is_not_too_full(data: TravelData) -> None:
    assert found("pace", planned(data, [])) == []
