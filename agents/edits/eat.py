"""A diet of the party."""

from dataclasses import replace

from pydantic import Field

from agents.data.records import Diet
from agents.edits.registry import Editable, EditArgs, EditError, edit
from agents.edits.stops import instead_of, is_meal, places_of


class EatArgs(EditArgs):
    """Which diet."""

    diet: Diet = Field(description="the diet that every place to eat must serve")


@edit(EatArgs)
def eat(args: EatArgs, plan: Editable) -> Editable:
    """The party eats by a diet: vegetarian (no meat), vegan, halal, kosher or gluten-free."""
    party = plan.trip.party
    if args.diet in party.diets:
        raise EditError(f"the plan is {args.diet} already")
    diets = (*party.diets, args.diet)
    request = plan.trip.request.model_copy(update={"party": party.model_copy(update={"diets": diets})})
    edited = replace(plan, trip=replace(plan.trip, request=request), said=(*plan.said, f"The party eats {args.diet}."))
    for day in range(len(plan.days)):
        for old in places_of(edited, day):
            if is_meal(old) and not set(diets) <= set(old.diets):
                why = f"where nothing {' and '.join(diets)} is known"
                edited = instead_of(edited, day, old, lambda place: set(diets) <= set(place.diets), why)
    return edited
