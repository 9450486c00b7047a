"""Cheaper stops."""

from agents.budget.pricing import ticket
from agents.data.records import Place
from agents.edits.registry import Editable, EditArgs, EditError, edit
from agents.edits.stops import candidates, exchanged_for, is_meal, places_of

MOST_SWAPS = 3


class SpendLessArgs(EditArgs):
    """Nothing to choose: the dearest tickets go first."""


@edit(SpendLessArgs)
def spend_less(args: SpendLessArgs, plan: Editable) -> Editable:  # noqa: ARG001 - one signature for all
    """Make it cheaper if expensive, save money, bring costs down: stops without tickets for the dearest ones."""

    def price(place: Place) -> float:
        return float(ticket(place, plan.trip, plan.data))

    paid = [
        (day, place)
        for day in range(len(plan.days))
        for place in places_of(plan, day)
        if not is_meal(place) and price(place)
    ]
    edited = plan
    for day, old in sorted(paid, key=lambda spot: -price(spot[1]))[:MOST_SWAPS]:
        free = candidates(edited, day, [old], lambda place: not place.cost and not is_meal(place))
        if new := exchanged_for(edited, day, old, free):
            said = f"Day {day + 1}: {new.place.name}, which is free, instead of {old.name}."
            edited = edited.with_day(day, new.day, said)
    if edited is plan:
        raise EditError("no stop with a ticket could be exchanged for a free one nearby")
    return edited
