"""Places to eat against what the party eats."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check
from agents.data.records import PlaceKind


@check("diet", severity="hard", repairable=True)
def diet(plan: Plan) -> Iterator[Found]:
    """Every eatery serves every diet of the party; a market may do so at some of its stalls."""
    wanted = set(plan.trip.party.diets)
    for visit in plan.visits():
        lacking = wanted - set(visit.place.diets)
        if visit.place.kind is PlaceKind.EATERY and lacking:
            serves = ", ".join(visit.place.diets) or "none"
            yield Found(visit.where, f"{visit.stop.name} serves {serves}; wanted: {', '.join(sorted(lacking))}")
