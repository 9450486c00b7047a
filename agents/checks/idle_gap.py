"""Long waits between stops."""

from collections.abc import Iterator
from itertools import pairwise

from agents.checks.registry import Found, Plan, check
from agents.days.clock import minutes_of

LONGEST = 3 * 60
EVENING = 18 * 60


@check("idle_gap", severity="soft", repairable=True)
def idle_gap(plan: Plan) -> Iterator[Found]:
    """Between two stops are at most 3 hours without a plan; hours after 18:00 do not count."""
    for day in plan.itinerary.days:
        for before, stop in pairwise(day.stops):
            there = minutes_of(before.end) + (stop.travel.minutes if stop.travel else 0)
            idle = min(minutes_of(stop.start), EVENING) - there
            if idle > LONGEST:
                why = f"{idle // 60} h {idle % 60:02} min of daytime without a plan before {stop.name}"
                yield Found(f"{day.date} {stop.start}", f"{why}; wanted: at most 3 h")
