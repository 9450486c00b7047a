"""Official travel rates, and what the trip costs at five levels of spending."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, Field

from agents.costs import TICKETS_SHARE, Costs, NoRate, cost_trip
from agents.ledger import LedgerLine, LineKind, Verdict
from agents.money import say
from agents.tiers import RATES, Tier
from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool
from agents.trip import Trip


class CostArgs(ToolArgs):
    """The trip's city and days, and the currency to answer in (ISO 4217)."""

    destination_id: str
    start: date
    end: date
    currency: str


class TierCost(BaseModel):
    """What one level of spending means and costs for the whole party and trip."""

    tier: Tier
    means: str
    lodging: str
    total: str


class TripCosts(ToolResult):
    """`tier` suits the budget; `lines` are the ledger lines of every tier, kept out of the conversation."""

    tier: Tier
    verdict: Verdict
    tiers: list[TierCost]
    advice: list[str]
    lines: dict[Tier, list[LedgerLine]] = Field(exclude=True)


@tool(CostArgs)
async def get_costs(args: CostArgs, context: ToolContext) -> TripCosts:
    """Costs and prices of the trip: lodging, meals and local transport at five levels of spending against the budget.

    Computed from official rates. Use it for every trip: it is the only source of prices for the budget.
    """
    context.require(destination_id=args.destination_id, start=args.start, end=args.end, currency=args.currency)
    trip = context.trip
    try:
        costs = cost_trip(trip, context.data)
    except NoRate as error:
        raise ToolError(str(error)) from error
    return TripCosts(
        topic="costs",
        text=_text(trip, costs),
        source=costs.lines[costs.tier][0].evidence.source,
        tier=costs.tier,
        verdict=costs.verdict,
        tiers=[_row(trip, costs, tier) for tier in Tier],
        advice=_advice(trip, costs),
        lines=costs.lines,
    )


def _row(trip: Trip, costs: Costs, tier: Tier) -> TierCost:
    lodging = sum((line.amount for line in costs.lines[tier] if line.kind is LineKind.LODGING), Decimal(0))
    return TierCost(
        tier=tier,
        means=RATES[tier].means,
        lodging=say(lodging, trip.currency),
        total=say(costs.total(tier), trip.currency),
    )


def _text(trip: Trip, costs: Costs) -> str:
    total = say(costs.total(costs.tier), trip.currency)
    means = RATES[costs.tier].means
    amount = trip.budget.amount if trip.budget else None
    if amount is None:
        return f"At the {costs.tier} level ({means}) lodging, meals and getting about come to {total}."
    budget = say(amount, trip.currency)
    if costs.verdict == "not_enough":
        return f"{budget} is not enough: even {means} comes to {total} for lodging, meals and getting about."
    return f"{budget} allows for {means}: {total} for lodging, meals and getting about."


def _advice(trip: Trip, costs: Costs) -> list[str]:
    advice = [f"Keep about {TICKETS_SHARE:.0%} of the budget for entry tickets."] if costs.verdict != "unknown" else []
    if costs.verdict == "not_enough":
        needed = say(costs.total(Tier.SHOESTRING), trip.currency)
        advice = [f"Plan fewer days or raise the budget: the cheapest level needs {needed}."]
    return [*advice, "The journey to the destination, insurance and visa fees are not included."]
