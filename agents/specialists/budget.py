"""The budget agent: the level of spending that fits."""

from pydantic import BaseModel, Field

from agents.budget.tiers import Tier
from agents.handoffs import BudgetPlan
from agents.llm.errors import Fault, ModelError
from agents.specialists.registry import specialist
from agents.toolbox import Answers
from agents.tools.get_costs import TripCosts
from agents.trip import Trip


class BudgetReply(BaseModel):
    """What the budget agent writes. Amounts come from the tool; the model chooses the level."""

    summary: str = Field(description="one or two sentences: is the budget enough, and for what")
    tier: Tier = Field(description="the level of spending that suits the budget and the traveller")
    advice: list[str] = Field(description="how to keep to the budget")


@specialist("budget", "what it costs", tools=("get_costs", "get_exchange_rate"), reply=BudgetReply)
def assemble(reply: BudgetReply, answers: Answers, trip: Trip) -> BudgetPlan:
    """Take the ledger lines of the chosen tier from the tool's result; where that one is too dear, of the tool's tier.

    Raises:
        ModelError: no tool returned prices, so there is nothing to choose from.
    """
    costs = next((result for _, result in answers.results(TripCosts)), None)
    if costs is None:
        why = "; ".join(failed.why for failed in answers.failed) or "the model did not look up prices"
        raise ModelError(Fault.EMPTY, f"no prices: {why}")
    priced, limit = costs.costs, trip.limit
    too_dear = limit is not None and priced.total(reply.tier) > limit
    tier = costs.tier if too_dear else reply.tier
    verdict = "unknown" if limit is None else "enough" if priced.total(tier) <= limit else "not_enough"
    return BudgetPlan(summary=reply.summary, tier=tier, verdict=verdict, lines=priced.lines(tier), advice=reply.advice)
