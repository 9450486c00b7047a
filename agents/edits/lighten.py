"""Fewer stops on a day."""

from pydantic import Field

from agents.data.records import Place
from agents.edits.registry import Editable, EditArgs, EditError, edit
from agents.edits.stops import is_meal, places_of, without


class LightenArgs(EditArgs):
    """Which day."""

    day: int = Field(description="number of the day, 1 is the first")


@edit(LightenArgs)
def lighten(args: LightenArgs, plan: Editable) -> Editable:
    """Make a day lighter, easier, calmer, slower or less busy where it is packed: fewer things, a rest."""
    day = plan.index(args.day)
    places = places_of(plan, day)
    sights = [place for place in places if not is_meal(place)]
    if len(places) < 2 or not sights:
        raise EditError(f"day {args.day} has {_stops(len(places))}; fewer would leave it empty")
    wanted = set(plan.trip.request.interests)

    def worth(place: Place) -> tuple[int, int]:
        return len(wanted & set(place.interests)), -place.minutes

    dropped = min(sights, key=worth)
    return plan.with_day(day, without(plan, day, dropped.id), f"Day {args.day} is lighter: without {dropped.name}.")


def _stops(number: int) -> str:
    return "no stop" if number == 0 else "only 1 stop" if number == 1 else f"only {number} stops"
