"""Can the budget pay for the trip at all? Decided by code, before any model writes."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from agents.budget.conversion import NoRate
from agents.budget.costs import TICKETS_SHARE, Costs, cost_trip
from agents.budget.money import Money, say
from agents.budget.possible_changes import Change, possible_changes, round_up
from agents.budget.tiers import Tier
from agents.data.tables import TravelData
from agents.trip import Trip

FeasibilityVerdict = Literal["impossible", "tight", "easy", "unknown"]


class Feasibility(BaseModel):
    """The budget against the cheapest trip that still is what was asked for, without tickets.

    `impossible`: less than `cheapest`. `tight`: possible, but not at the wished level with money left for tickets.
    `easy`: that too. `unknown`: no amount to compare with, or no rates. `needed` is the least round budget that is
    enough. `changes` make an impossible budget possible.
    """

    model_config = ConfigDict(frozen=True)
    verdict: FeasibilityVerdict
    text: str
    cheapest: Money | None = None
    needed: Money | None = None
    changes: tuple[Change, ...] = ()


def feasibility(trip: Trip, data: TravelData) -> Feasibility:
    """Judge the budget of a trip. Without rates the verdict is `unknown`; nothing is raised."""
    try:
        costs = cost_trip(trip, data)
    except NoRate as error:
        return Feasibility(verdict="unknown", text=f"What the trip costs is not known: {error}.")
    verdict = _verdict(costs)
    return Feasibility(
        verdict=verdict,
        text=_text(costs, verdict),
        cheapest=Money(amount=costs.cheapest, currency=trip.currency),
        needed=Money(amount=round_up(costs.cheapest), currency=trip.currency),
        changes=tuple(possible_changes(costs)) if verdict == "impossible" else (),
    )


def _verdict(costs: Costs) -> FeasibilityVerdict:
    amount = costs.trip.limit
    if amount is None:
        return "unknown"
    if not costs.possible:
        return "impossible"
    return "easy" if costs.total(costs.trip.wished_tier) <= amount * (1 - TICKETS_SHARE) else "tight"


def _text(costs: Costs, verdict: FeasibilityVerdict) -> str:
    trip = costs.trip
    level = f" at the {trip.floor_tier} level" if trip.floor_tier is not Tier.SHOESTRING else ""
    journey = " with the journey" if trip.covers_journey and costs.journey else ""
    least = f"the cheapest possible stay{level}{journey} costs {say(costs.cheapest, trip.currency)}"
    if trip.limit is None:
        return f"No amount is given to compare with: {least}."
    budget = say(trip.limit, trip.currency)
    if verdict == "impossible":
        length = f"{len(trip.days)} days" if len(trip.days) > 1 else "one day"
        return f"{budget} is not enough for {length} in {trip.destination.name}: {least}."
    wish = f"the {trip.wished_tier} level with money left for tickets"
    enough = f"{budget} is enough for {wish}."
    return enough if verdict == "easy" else f"{budget} is too little for {wish}, but {least}."
