import pytest

from agents.checks.registry import Plan
from agents.data.records import BestTime, PlaceKind
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, found
from tests.agents.support import place, planned


def meal(data: TravelData, start: str, best: BestTime = "any", kind: PlaceKind = PlaceKind.EATERY) -> Plan:
    return planned(data, [(place("grill", kind=kind, best=best), start)])


CASES = [
    Case(
        "meal_time",
        lambda data: meal(data, "15:30"),
        [("2027-01-04 15:30", "GRILL begins at 15:30; wanted: from 11:00 to 15:00 or from 17:00 to 22:00")],
        lambda data: meal(data, "14:45"),
    )
]


@pytest.mark.parametrize(
    ("start", "best", "breaches"),
    [
        ("10:45", "any", 1),
        ("11:00", "any", 0),
        ("15:00", "any", 1),
        ("16:45", "any", 1),
        ("17:00", "any", 0),
        ("22:00", "any", 1),
        ("08:00", "morning", 0),
        ("08:00", "afternoon", 1),
        ("16:00", "afternoon", 0),
        ("16:00", "evening", 1),
    ],
)
def test_the_hours(data: TravelData, start: str, best: BestTime, breaches: int) -> None:
    assert len(found("meal_time", meal(data, start, best))) == breaches


def test_markets_and_bites_are_for_any_time(data: TravelData) -> None:
    assert found("meal_time", meal(data, "09:00", kind=PlaceKind.MARKET)) == []
    assert found("meal_time", planned(data, [(place("stall", kind=PlaceKind.EATERY, minutes=25), "16:00")])) == []
