"""Steps in the way of those who cannot take them."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check


@check("mobility", severity="hard", repairable=True)
def mobility(plan: Plan) -> Iterator[Found]:
    """With a wheelchair in the party, no stop has steps."""
    if plan.trip.party.mobility != "wheelchair":
        return
    for visit in plan.visits():
        if visit.place.step_free is False:
            yield Found(visit.where, f"{visit.stop.name} has steps; wanted: step-free")


@check("steps", severity="soft", repairable=True)
def steps(plan: Plan) -> Iterator[Found]:
    """With a wheelchair every stop is known to be step-free; with reduced mobility none is known to have steps."""
    need = plan.trip.party.mobility
    for visit in plan.visits():
        if need == "wheelchair" and visit.place.step_free is None:
            yield Found(visit.where, f"whether {visit.stop.name} is step-free is not known; wanted: step-free")
        if need == "reduced" and visit.place.step_free is False:
            yield Found(visit.where, f"{visit.stop.name} has steps; wanted: step-free")
