"""The days of the plan against the days of the trip."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check


@check("days_incomplete", severity="hard", repairable=True)
def days(plan: Plan) -> Iterator[Found]:
    """Every day of the trip stands in the plan once, in order."""
    wanted, found = list(plan.trip.days), [day.date for day in plan.itinerary.days]
    for day in wanted:
        if found.count(day) != 1:
            yield Found(str(day), f"the day stands in the plan {found.count(day)} times; wanted: once")
    for day in found:
        if day not in wanted:
            yield Found(str(day), f"the day is not one of the trip, {wanted[0]} to {wanted[-1]}")
    if sorted(found) != found:
        yield Found("days", "the days are not in the order of the calendar")
