"""Days without stops."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check


@check("empty_day", severity="soft")
def empty_day(plan: Plan) -> Iterator[Found]:
    """Every day has at least one stop."""
    for day in plan.itinerary.days:
        if not day.stops:
            yield Found(str(day.date), "0 stops; wanted: at least 1")
