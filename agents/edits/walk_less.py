"""A mobility need of the party."""

from dataclasses import replace
from typing import Literal

from pydantic import Field

from agents.edits.registry import Editable, EditArgs, EditError, edit
from agents.edits.stops import instead_of, places_of

Need = Literal["reduced", "wheelchair"]


class WalkLessArgs(EditArgs):
    """Which need."""

    mobility: Need = Field(description="wheelchair, or reduced for someone who cannot walk far or climb stairs")


@edit(WalkLessArgs)
def walk_less(args: WalkLessArgs, plan: Editable) -> Editable:
    """Someone uses a wheelchair, cannot walk for long or climb stairs: step-free places, less walking."""
    party = plan.trip.party
    if party.mobility in (args.mobility, "wheelchair"):
        raise EditError(f"the plan is made for mobility “{party.mobility}” already")
    request = plan.trip.request.model_copy(update={"party": party.model_copy(update={"mobility": args.mobility})})
    edited = replace(plan, trip=replace(plan.trip, request=request))
    edited = replace(edited, said=(*plan.said, f"The plan minds mobility: {args.mobility}."))
    for day in range(len(plan.days)):
        for old in places_of(edited, day):
            if old.step_free is False:
                edited = instead_of(edited, day, old, lambda place: place.step_free is True, "which has steps")
    return edited
