import pytest

from agents.checks.registry import Plan
from agents.data.tables import TravelData
from agents.itinerary import RainPlan
from tests.agents.checks.cases import Case, changed, found
from tests.agents.support import place, planned

GATE = place("gate", name="Old Gate", area="Harbour")
TOWER = place("tower", name="Tower")
OTHERS = [TOWER, place("bridge", name="Tower Bridge"), place("harbour", name="Harbour", area="Harbour")]


def saying(data: TravelData, message: str) -> Plan:
    """A day at the Old Gate, where there also are a Tower, a Tower Bridge and a Harbour in the area of that name."""
    return planned(data, [(GATE, "09:30")], also=OTHERS, message=message)


def with_rain_plan(data: TravelData) -> Plan:
    plan = saying(data, "When it rains, go to the Tower.")
    tower = RainPlan(place_id="tower", name="Tower", area="Centre")
    return changed(plan, days=[plan.itinerary.days[0].model_copy(update={"rain_plan": tower})])


CASES = [
    Case(
        "message_promises",
        lambda data: saying(data, "You see the Old Gate and the Tower."),
        [("message", "it names Tower, which no day holds; wanted: only places of the plan")],
        lambda data: saying(data, "You see the Old Gate."),
    ),
    Case(
        "message_promises",
        lambda data: saying(data, "When it rains, go to the Tower."),
        [("message", "it names Tower, which no day holds; wanted: only places of the plan")],
        with_rain_plan,
    ),
]


def test_a_longer_name_is_another_place(data: TravelData) -> None:
    assert [why for _, why in found("message_promises", saying(data, "Cross Tower Bridge to the Old Gate."))] == [
        "it names Tower Bridge, which no day holds; wanted: only places of the plan"
    ]


@pytest.mark.parametrize(
    "message",
    [
        "The Old Gate is in Harbour.",
        "Towering houses, and a tower, stand at the Old Gate.",
        "You see the Old Gate. The Tower is closed on Mondays.",
        "There is no time for the Tower.",
        "We didn't find room for Tower Bridge.",
        "Day 1: Old Gate instead of Tower.",
        "The Old Gate replaces the Tower.",
    ],
)
def test_what_is_no_promise(data: TravelData, message: str) -> None:
    assert found("message_promises", saying(data, message)) == []
