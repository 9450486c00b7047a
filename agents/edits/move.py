"""A stop on another day."""

import re

from pydantic import Field

from agents.days.opening import is_open, weekday
from agents.edits.registry import Editable, EditArgs, EditError, edit
from agents.edits.stops import find_stop, laid_out, places_of, without


class MoveArgs(EditArgs):
    """Which stop, and where to."""

    query: str = Field(description="the stop, in the traveller's words, without the day it goes to")
    day: int = Field(description="number of the day it goes to, 1 is the first")


@edit(MoveArgs)
def move(args: MoveArgs, plan: Editable) -> Editable:
    """Move, shift or postpone what is planned to a new day."""
    to = plan.index(args.day)
    words = re.sub(rf"\bday {args.day}\b", "", args.query.casefold())
    day, place = find_stop(plan, words)
    if day == to:
        raise EditError(f"{place.name} is on day {args.day} already")
    if not is_open(place, plan.days[to].date):
        raise EditError(f"{place.name} is closed on day {args.day}, a {weekday(plan.days[to].date)}")
    filled = laid_out(plan, to, [*places_of(plan, to), place])
    if place.id not in {stop.place_id for stop in filled.stops}:
        raise EditError(f"{place.name} does not fit into day {args.day}; make that day lighter first")
    said = f"{place.name} moves from day {day + 1} to {args.day}."
    return plan.with_day(day, without(plan, day, place.id), said).with_day(to, filled, "")
