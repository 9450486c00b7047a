"""Long ways within a day."""

from collections.abc import Iterator
from itertools import pairwise

from agents.checks.registry import Found, Plan, check
from agents.data.records import PlaceKind

LONGEST_MINUTES = 60


@check("long_way", severity="soft", repairable=True)
def long_way(plan: Plan) -> Iterator[Found]:
    """A way between two stops takes at most 60 minutes, unless one of them is a day trip."""
    for before, visit in pairwise(plan.visits()):
        travel = visit.stop.travel
        out_of_town = PlaceKind.DAY_TRIP in (before.place.kind, visit.place.kind)
        if before.day is visit.day and travel and not out_of_town and travel.minutes > LONGEST_MINUTES:
            why = f"{travel.minutes} minutes from {before.stop.name} to {visit.stop.name}"
            yield Found(visit.where, f"{why}; wanted: at most {LONGEST_MINUTES}")
