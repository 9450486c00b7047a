"""A stop less."""

from pydantic import Field

from agents.edits.registry import Editable, EditArgs, edit
from agents.edits.stops import find_stop, without


class DropArgs(EditArgs):
    """Which stop."""

    query: str = Field(description="the stop, in the traveller's words")


@edit(DropArgs)
def drop(args: DropArgs, plan: Editable) -> Editable:
    """Drop, remove, skip, cut, delete or get rid of a stop, and leave a gap."""
    day, old = find_stop(plan, args.query)
    return plan.with_day(day, without(plan, day, old.id), f"Day {day + 1}: without {old.name}.")
