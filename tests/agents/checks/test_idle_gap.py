from agents.checks.registry import Plan
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, found
from tests.agents.support import place, planned


def wait(data: TravelData, first: str, then: str) -> Plan:
    """An hour at each of two places, a minute apart."""
    return planned(data, [(place("a"), first), (place("b"), then)])


CASES = [
    Case(
        "idle_gap",
        lambda data: wait(data, "10:00", "14:02"),
        [("2027-01-04 14:02", "3 h 01 min of daytime without a plan before B; wanted: at most 3 h")],
        lambda data: wait(data, "10:00", "14:01"),
    )
]


def test_an_evening_is_free(data: TravelData) -> None:
    assert found("idle_gap", wait(data, "14:00", "21:00")) == []
    assert found("idle_gap", wait(data, "13:00", "21:00")) == [
        ("2027-01-04 21:00", "3 h 59 min of daytime without a plan before B; wanted: at most 3 h")
    ]


def test_stops_in_the_wrong_order_are_no_wait(data: TravelData) -> None:
    assert found("idle_gap", wait(data, "18:00", "09:00")) == []
