"""The budget agent: the level of spending that fits."""

from decimal import Decimal

from pydantic import BaseModel, Field

from agents.handoffs import BudgetPlan
from agents.llm.errors import Fault, ModelError
from agents.specialists.registry import specialist
from agents.tiers import Tier
from agents.toolbox import Answers
from agents.tools.get_costs import TripCosts
from agents.trip import Trip


class BudgetReply(BaseModel):
    """What the budget agent writes. Amounts come from the tool; the model chooses the level."""

    summary: str = Field(description="one or two sentences: is the budget enough, and for what")
    tier: Tier = Field(description="the level of spending that suits the budget and the traveller")
    advice: list[str] = Field(description="how to keep to the budget")


@specialist("budget", tools=("get_costs", "get_exchange_rate"), reply=BudgetReply)
def assemble(reply: BudgetReply, answers: Answers, trip: Trip) -> BudgetPlan:
    """Take the ledger lines of the chosen tier from the tool's result.

    Raises:
        ModelError: no tool returned prices, so there is nothing to choose from.
    """
    costs = next((result for _, result in answers.results(TripCosts)), None)
    if costs is None:
        why = "; ".join(failed.why for failed in answers.failed) or "the model did not look up prices"
        raise ModelError(Fault.EMPTY, f"no prices: {why}")
    lines = costs.lines[reply.tier]
    limit = trip.budget.amount if trip.budget else None
    total = sum((line.amount for line in lines), Decimal(0))
    verdict = "unknown" if limit is None else "enough" if total <= limit else "not_enough"
    return BudgetPlan(summary=reply.summary, tier=reply.tier, verdict=verdict, lines=lines, advice=reply.advice)
