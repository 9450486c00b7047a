"""One plan that breaks each constraint, with the words of the verdict, and the same plan mended."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from agents.budget.ledger import Ledger
from agents.budget.money import Money
from agents.checks.registry import Plan, all_checks
from agents.data.tables import TravelData
from agents.itinerary import Day
from tests.agents.checks.cases import changed, found
from tests.agents.support import budget_of, draft_of, plan_of, trip_of

GOOD = ([("senso-ji", "09:30"), ("tokyo-skytree", "13:00")], [("miraikan", "09:30"), ("teamlab-planets", "14:00")])


@pytest.fixture
def good(data: TravelData) -> Plan:
    """Two days from Wednesday 6 January 2027."""
    trip = trip_of(data, days=2, start="2027-01-06", budget="400 USD")
    return plan_of(data, trip, draft_of(trip, *GOOD))


def with_stops(plan: Plan, *days: list[tuple[str, str]], message: str = "") -> Plan:
    return plan_of(plan.data, plan.trip, draft_of(plan.trip, *days, message=message))


@pytest.mark.parametrize("code", sorted(all_checks()))
def test_a_good_plan_passes(good: Plan, code: str) -> None:
    assert found(code, good) == []


def test_closed_day(data: TravelData) -> None:
    trip = trip_of(data, days=1)
    plan = plan_of(data, trip, draft_of(trip, [("tokyo-national-museum", "09:30"), ("moon-base", "15:00")]))
    assert found("closed_day", plan) == [("2027-01-04 09:30", "Tokyo National Museum is closed on mon")]


def lost(days: list[Day]) -> list[Day]:
    return days[:1]


def twice(days: list[Day]) -> list[Day]:
    return [*days, days[1]]


def reversed_days(days: list[Day]) -> list[Day]:
    return days[::-1]


def too_many(days: list[Day]) -> list[Day]:
    return [*days, days[1].model_copy(update={"date": days[1].date + timedelta(days=1)})]


@pytest.mark.parametrize(
    ("rearranged", "where", "why"),
    [
        (lost, "2027-01-07", "the day stands in the plan 0 times; wanted: once"),
        (twice, "2027-01-07", "the day stands in the plan 2 times; wanted: once"),
        (reversed_days, "days", "the days are not in the order of the calendar"),
        (too_many, "2027-01-08", "the day is not one of the trip, 2027-01-06 to 2027-01-07"),
    ],
)
def test_days_incomplete(good: Plan, rearranged: Callable[[list[Day]], list[Day]], where: str, why: str) -> None:
    assert found("days_incomplete", changed(good, days=rearranged(good.itinerary.days))) == [(where, why)]


def test_few_stops(good: Plan) -> None:
    assert found("few_stops", with_stops(good, GOOD[0], [("miraikan", "09:30")])) == [
        ("days", "3 stops in all; wanted: about 8")
    ]


def test_few_stops_asks_for_no_more_than_the_data_has(data: TravelData) -> None:
    trip = trip_of(data, destination="Kampala")
    assert found("few_stops", plan_of(data, trip, draft_of(trip))) == []


def test_over_budget(data: TravelData) -> None:
    trip = trip_of(data, budget="154.28 USD")
    assert found("over_budget", plan_of(data, trip, draft_of(trip))) == [
        ("budget", "the plan costs 154.29 USD; the budget is 154.28 USD")
    ]


def test_exactly_the_budget_is_not_over_it(data: TravelData) -> None:
    trip = trip_of(data, budget="154.29 USD")
    assert found("over_budget", plan_of(data, trip, draft_of(trip))) == []


def test_overlap(good: Plan) -> None:
    """Senso-ji takes 75 minutes, the way 13."""
    plan = with_stops(good, [("senso-ji", "09:30"), ("tokyo-skytree", "10:57")], GOOD[1])
    assert found("overlap", plan) == [("2027-01-06 10:57", "Tokyo Skytree begins at 10:57; one gets there at 10:58")]
    assert found("overlap", with_stops(good, [("senso-ji", "09:30"), ("tokyo-skytree", "10:58")], GOOD[1])) == []


def test_overlap_in_the_wrong_order(good: Plan) -> None:
    plan = with_stops(good, [("tokyo-skytree", "13:00"), ("senso-ji", "09:30")])
    assert found("overlap", plan) == [("2027-01-06 09:30", "Senso-ji begins at 09:30; one gets there at 14:43")]


@pytest.mark.parametrize(("length", "breaches"), [(39, 1), (40, 0), (1500, 0), (1501, 1)])
def test_message_length(good: Plan, length: int, breaches: int) -> None:
    expected = [("message", f"{length} characters; wanted: 40 to 1500")] * breaches
    assert found("message_length", changed(good, message="x" * length)) == expected


@pytest.mark.parametrize(
    ("message", "wrong"),
    [
        ("The plan costs 135.31 USD and leaves 264.69 USD of 400.00 USD.", []),
        ("A bed is 32.22 USD a night.", []),
        ("You only need 99 USD.", ["99 USD"]),
        ("It costs 1,234.50 USD in all.", ["1,234.50 USD"]),
        ("No amount at all.", []),
    ],
)
def test_unsupported_amount(good: Plan, message: str, wrong: list[str]) -> None:
    expected = [("message", f"{amount} is not an amount of this plan") for amount in wrong]
    assert found("unsupported_amount", changed(good, message=message)) == expected


@pytest.mark.parametrize(
    "message",
    ["You only need $99.", "You only need USD 99.", "A bed is US$ 13.50.", "Flights are 999 dollars.", "It is 77 CHF."],
)
def test_unsupported_amount_in_other_forms(good: Plan, message: str) -> None:
    assert len(found("unsupported_amount", changed(good, message=message))) == 1


def test_arithmetic(good: Plan) -> None:
    status = good.itinerary.budget
    shown = status.model_copy(update={"total": Money(amount=Decimal(1), currency="USD")})
    assert found("arithmetic", changed(good, budget=shown)) == [
        ("budget", "the budget shows 1; the lines that it pays sum to 135.31")
    ]


@pytest.mark.parametrize("covers", ["stay", "stay_and_journey"])
def test_arithmetic_with_a_journey(data: TravelData, covers: str) -> None:
    trip = trip_of(data, origin="Berlin", budget_covers=covers)
    assert found("arithmetic", plan_of(data, trip, draft_of(trip))) == []


def test_amounts_of_the_money_section_are_supported(data: TravelData) -> None:
    trip = trip_of(data, origin="Berlin", budget="200 USD", party={"adults": 2})
    plan = plan_of(data, trip, draft_of(trip))
    budget = plan.itinerary.budget
    assert budget.feasibility
    said = " ".join([budget.text, budget.note, *(change.text for change in budget.feasibility.changes)])
    assert found("unsupported_amount", changed(plan, message=said)) == []


def test_arithmetic_of_a_line_that_stands_twice(good: Plan) -> None:
    lines = good.itinerary.ledger.lines
    ledger = Ledger(currency="USD", lines=[*lines, lines[0]])
    status = good.itinerary.budget.model_copy(update={"total": Money(amount=ledger.total, currency="USD")})
    assert found("arithmetic", changed(good, ledger=ledger, budget=status)) == [
        ("ledger", "line 'lodging-2027-01-06' stands twice")
    ]


def test_arithmetic_of_fractions_of_a_cent(good: Plan) -> None:
    line = good.itinerary.ledger.lines[0].model_copy(update={"unit": Decimal("32.224")})
    ledger = Ledger(currency="USD", lines=[line, *good.itinerary.ledger.lines[1:]])
    assert found("arithmetic", changed(good, ledger=ledger)) == [
        ("ledger", f"the lines sum to {ledger.total + Decimal('0.004')}; the total is {ledger.total}")
    ]


def test_budget_of_the_good_plan(good: Plan) -> None:
    assert budget_of(good.trip, good.data).lines[0].amount == Decimal("32.22")
    assert good.itinerary.ledger.total == Decimal("135.31")
