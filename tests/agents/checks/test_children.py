from typing import Any

from agents.checks.registry import Plan
from agents.data.records import Interest
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, found
from tests.agents.support import place, planned

WITH_CHILD: dict[str, Any] = {"party": {"adults": 1, "children": 1}}


def bar(data: TravelData, start: str, **fields: Any) -> Plan:
    return planned(data, [(place("bar", interests=(Interest.NIGHTLIFE,)), start)], **WITH_CHILD | fields)


def day(data: TravelData, first: str, last: str, **fields: Any) -> Plan:
    return planned(data, [(place("a"), first), (place("b"), last)], **WITH_CHILD | fields)


CASES = [
    Case(
        "children",
        lambda data: bar(data, "19:00"),
        [("2027-01-04 19:00", "BAR is nightlife; wanted: none with children")],
        lambda data: bar(data, "19:00", interests=["nightlife"]),
    ),
    Case(
        "children",
        lambda data: day(data, "14:00", "20:15"),
        [("2027-01-04", "the day ends at 21:15; wanted: by 21:00 with children")],
        lambda data: day(data, "14:00", "20:00"),
    ),
    Case(
        "children",
        lambda data: day(data, "09:30", "18:00"),
        [("2027-01-04", "9.5 hours out; wanted: at most 9 with children")],
        lambda data: day(data, "09:30", "17:30"),
    ),
]


def test_who_asks_for_nightlife_with_children_still_has_no_long_day(data: TravelData) -> None:
    assert found("children", day(data, "14:00", "20:15", interests=["nightlife"])) == []
    assert found("children", day(data, "11:00", "20:15", interests=["nightlife"])) == [
        ("2027-01-04", "10.2 hours out; wanted: at most 9 with children")
    ]


def test_grown_ups_stay_out(data: TravelData) -> None:
    assert found("children", bar(data, "23:00", party={"adults": 2})) == []
    assert found("children", day(data, "08:00", "22:00", party={"adults": 2})) == []
