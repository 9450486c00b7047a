"""Days thinner than the pace asks for while known places stay unused."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check

FEWEST_SHARE = 0.5


@check("few_stops", severity="soft", repairable=True)
def few_stops(plan: Plan) -> Iterator[Found]:
    """The plan uses at least half of the stops that the pace asks for, as far as the data has places."""
    days, known = plan.itinerary.days, len(plan.data.places(plan.trip.destination.id))
    wanted = min(len(plan.trip.days) * plan.trip.stops_a_day, known)
    found = sum(len(day.stops) for day in days)
    if found < wanted * FEWEST_SHARE:
        yield Found("days", f"{found} stops in all; wanted: about {wanted}")
