"""One more stop on a day."""

from pydantic import Field

from agents.edits.registry import Editable, EditArgs, EditError, edit
from agents.edits.stops import candidates, is_meal, laid_out, places_of


class FillArgs(EditArgs):
    """Which day."""

    day: int = Field(description="number of the day, 1 is the first")


@edit(FillArgs)
def fill(args: FillArgs, plan: Editable) -> Editable:
    """Make a day fuller where it is empty: one more stop, an extra one."""
    day = plan.index(args.day)
    places, wanted = places_of(plan, day), set(plan.trip.request.interests)
    near = candidates(plan, day, places, lambda place: not is_meal(place))
    for place in sorted(near[:8], key=lambda place: not wanted & set(place.interests)):
        filled = laid_out(plan, day, [*places, place])
        if len(filled.stops) > len(places):
            return plan.with_day(day, filled, f"Day {args.day} is fuller: {place.name} is added.")
    raise EditError(f"no further stop fits into day {args.day}")
