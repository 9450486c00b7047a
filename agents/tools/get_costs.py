"""Official travel rates, and what the trip costs at five levels of spending."""

from datetime import date

from pydantic import BaseModel, Field, InstanceOf

from agents.budget.conversion import NoRate
from agents.budget.costs import TICKETS_SHARE, Costs, cost_trip
from agents.budget.journey import LABEL
from agents.budget.ledger import Verdict
from agents.budget.money import say
from agents.budget.possible_changes import possible_changes
from agents.budget.tiers import RATES, Tier
from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool


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
    """`tier` suits the budget; `costs` price the ledger lines of any tier, kept out of the conversation."""

    tier: Tier
    verdict: Verdict
    tiers: list[TierCost]
    journey: str | None
    advice: list[str]
    costs: InstanceOf[Costs] = Field(exclude=True)


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
        text=_text(costs),
        source=costs.rates[0].source,
        tier=costs.tier,
        verdict=costs.verdict,
        tiers=[_row(costs, tier) for tier in Tier],
        journey=f"{say(costs.journey, trip.currency)}, {LABEL}" if costs.journey else None,
        advice=_advice(costs),
        costs=costs,
    )


def _row(costs: Costs, tier: Tier) -> TierCost:
    currency = costs.trip.currency
    return TierCost(
        tier=tier,
        means=RATES[tier].means,
        lodging=say(costs.stay(tier).lodging, currency),
        total=say(costs.total(tier), currency),
    )


def _text(costs: Costs) -> str:
    trip, means = costs.trip, RATES[costs.tier].means
    total = say(costs.total(costs.tier), trip.currency)
    things = "lodging, meals, getting about and a reserve"
    if costs.journey and trip.covers_journey:
        things = "lodging, meals, getting about, the journey and a reserve"
    if trip.limit is None:
        return f"At the {costs.tier} level ({means}) {things} come to {total}."
    budget = say(trip.limit, trip.currency)
    if costs.verdict == "not_enough":
        return f"{budget} is not enough: even {means} comes to {total} for {things}."
    return f"{budget} allows for {means}: {total} for {things}."


def _advice(costs: Costs) -> list[str]:
    advice = [f"Keep about {TICKETS_SHARE:.0%} of the budget for entry tickets."] if costs.trip.limit else []
    if not costs.possible:
        advice = [change.text for change in possible_changes(costs)]
    return [*advice, _left_out(costs)]


def _left_out(costs: Costs) -> str:
    others = "insurance and visa fees are not included"
    if not costs.journey:
        return f"{others.capitalize()}." if costs.trip.at_home else f"The journey to the destination, {others}."
    journey = f"The journey there and back is about {say(costs.journey, costs.trip.currency)} ({LABEL})"
    on_top = "" if costs.trip.covers_journey else " and comes on top of the budget"
    return f"{journey}{on_top}; {others}."
