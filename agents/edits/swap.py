"""Another place instead of one."""

from pydantic import Field

from agents.data.records import Place
from agents.edits.registry import Editable, EditArgs, EditError, edit
from agents.edits.stops import candidates, exchanged_for, find_stop, is_meal, places_of


class SwapArgs(EditArgs):
    """Which stop."""

    query: str = Field(description="the stop, in the traveller's words")


@edit(SwapArgs)
def swap(args: SwapArgs, plan: Editable) -> Editable:
    """Swap, replace or exchange a stop: a different place nearby instead."""
    day, old = find_stop(plan, args.query)
    others = [place for place in places_of(plan, day) if place.id != old.id] or [old]
    found = candidates(plan, day, others, lambda place: is_meal(place) == is_meal(old))
    alike = sorted(found, key=lambda place: -_alike(place, old))
    new = exchanged_for(plan, day, old, alike)
    if new is None:
        raise EditError(f"no other place is known that could stand for {old.name} on day {day + 1}")
    return plan.with_day(day, new.day, f"Day {day + 1}: {new.place.name} instead of {old.name}.")


def _alike(place: Place, old: Place) -> int:
    """As much of the same as can be, at about the same hour, but not the same kind of thing again."""
    return 2 * len({*place.interests} & {*old.interests}) + (place.best == old.best) - 3 * (place.kind is old.kind)
