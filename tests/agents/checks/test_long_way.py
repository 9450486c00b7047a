from agents.checks.registry import Plan
from agents.data.records import PlaceKind
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, found
from tests.agents.support import place, planned


def northwards(data: TravelData, degrees: float, kind: PlaceKind = PlaceKind.SIGHT) -> Plan:
    return planned(data, [(place("a", kind=kind), "09:30"), (place("b", lat=35.68 + degrees), "14:00")])


CASES = [
    Case(
        "long_way",
        lambda data: northwards(data, 0.13),
        [("2027-01-04 14:00", "64 minutes from A to B; wanted: at most 60")],
        lambda data: northwards(data, 0.12),
    )
]


def test_a_day_trip_is_far(data: TravelData) -> None:
    assert found("long_way", northwards(data, 0.5, PlaceKind.DAY_TRIP)) == []


def test_a_night_lies_between_two_days(data: TravelData) -> None:
    assert found("long_way", planned(data, [(place("a"), "09:30")], [(place("b", lat=36.5), "09:30")])) == []
