from decimal import Decimal

from agents.budget.ledger import Ledger
from agents.budget.money import Money
from agents.checks.registry import Plan
from agents.data.tables import TravelData
from tests.agents.checks.cases import Case, changed, found
from tests.agents.support import planned


def in_dollars(data: TravelData) -> Plan:
    return planned(data, [], budget="400 USD")


def with_ledger_in_euros(data: TravelData) -> Plan:
    plan = in_dollars(data)
    return changed(plan, ledger=Ledger(currency="EUR", lines=plan.itinerary.ledger.lines))


CASES = [Case("currency", with_ledger_in_euros, [("ledger", "in EUR; wanted: USD")], in_dollars)]


def test_each_amount_of_the_budget(data: TravelData) -> None:
    plan = in_dollars(data)
    euros = Money(amount=Decimal(1), currency="EUR")
    for name in ("total", "limit", "left"):
        status = plan.itinerary.budget.model_copy(update={name: euros})
        assert found("currency", changed(plan, budget=status)) == [(f"budget {name}", "in EUR; wanted: USD")]


def test_a_plan_without_a_limit(data: TravelData) -> None:
    assert found("currency", planned(data, [])) == []
