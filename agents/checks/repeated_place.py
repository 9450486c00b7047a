"""Places that stand in the plan twice."""

from collections import Counter
from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check


@check("repeated_place", severity="hard", repairable=True)
def repeated_place(plan: Plan) -> Iterator[Found]:
    """No place is visited twice."""
    times = Counter(stop.place_id for day in plan.itinerary.days for stop in day.stops)
    for place_id, count in times.items():
        if count > 1:
            yield Found(place_id, f"visited {count} times; wanted: once")
