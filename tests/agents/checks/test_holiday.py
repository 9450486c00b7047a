import pytest

from agents.checks.registry import Plan
from agents.data.tables import TravelData
from agents.evidence import Fact
from tests.agents.checks.cases import Case, changed, found
from tests.agents.support import planned

UNSAID = [
    (
        "2027-01-11",
        "Coming of Age Day is not mentioned; wanted: in the facts, a day's notes or the message",
    )
]


def january(data: TravelData, message: str = "", note: str = "") -> Plan:
    """Sunday to Tuesday; Monday is a holiday, and it has no other note."""
    plan = planned(data, [], [], [], start="2027-01-10", message=message)
    notes = [[], [note], []]
    days = [day.model_copy(update={"notes": notes}) for day, notes in zip(plan.itinerary.days, notes, strict=True)]
    return changed(plan, days=days)


CASES = [
    Case(
        "holiday",
        january,
        UNSAID,
        lambda data: january(data, note="Coming of Age Day: many museums are open, banks are not."),
    )
]


@pytest.mark.parametrize("text", ["Monday is coming of age day.", "Public holidays: Coming of Age Day on Mon 11 Jan."])
def test_it_may_stand_in_the_message_or_in_a_fact(data: TravelData, text: str) -> None:
    assert found("holiday", january(data, text)) == []
    fact = Fact(topic="holidays", text=text, evidence=None)
    assert found("holiday", changed(january(data), facts=[fact])) == []


def test_another_holiday_does_not_count(data: TravelData) -> None:
    assert found("holiday", january(data, "You are there for New Year's Day.")) == UNSAID


def test_days_without_holidays(data: TravelData) -> None:
    assert found("holiday", planned(data, [], [])) == []
