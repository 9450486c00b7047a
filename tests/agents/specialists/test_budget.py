from decimal import Decimal

import pytest

from agents.budget.tiers import Tier
from agents.data.tables import TravelData
from agents.handoffs import BudgetPlan
from agents.llm.errors import Fault, ModelError
from agents.specialists.budget import BudgetReply, assemble
from agents.toolbox import Answers, Failed
from agents.tools.registry import ToolContext
from tests.agents.specialists.support import answers
from tests.agents.support import trip_of

COSTS = {"get_costs": {"destination_id": "tokyo", "start": "2027-01-04", "end": "2027-01-06", "currency": "USD"}}
REPLY = BudgetReply(summary="Fits.", tier=Tier.MODERATE, advice=["Walk."])


@pytest.mark.parametrize(
    ("budget", "verdict"),
    [("681.24 USD", "enough"), ("moderate", "unknown"), (None, "unknown")],
)
async def test_amounts_come_from_the_tool(data: TravelData, budget: str | None, verdict: str) -> None:
    trip = trip_of(data, budget=budget)
    plan = assemble(REPLY, await answers(ToolContext(trip, data), COSTS), trip)
    assert isinstance(plan, BudgetPlan)
    assert sum(line.amount for line in plan.lines) == Decimal("681.24")
    assert (plan.tier, plan.verdict, plan.advice) == (Tier.MODERATE, verdict, ["Walk."])


@pytest.mark.parametrize(
    ("budget", "tier", "verdict"),
    [("681.23 USD", Tier.BUDGET, "enough"), ("20 USD", Tier.SHOESTRING, "not_enough")],
)
async def test_a_tier_that_is_too_dear_gives_way_to_the_tool_s(
    data: TravelData, budget: str, tier: Tier, verdict: str
) -> None:
    trip = trip_of(data, budget=budget)
    plan = assemble(REPLY, await answers(ToolContext(trip, data), COSTS), trip)
    assert isinstance(plan, BudgetPlan)
    assert (plan.tier, plan.verdict) == (tier, verdict)


@pytest.mark.parametrize(
    ("failed", "why"),
    [
        (
            (Failed("get_costs", "no official rate is known for Honolulu"),),
            "no prices: no official rate is known for Hon",
        ),
        ((), "no prices: the model did not look up prices"),
    ],
)
def test_without_prices_there_is_no_budget_part(data: TravelData, failed: tuple[Failed, ...], why: str) -> None:
    with pytest.raises(ModelError, match=f"^{why}") as error:
        assemble(REPLY, Answers((), failed, ()), trip_of(data))
    assert error.value.fault is Fault.EMPTY
