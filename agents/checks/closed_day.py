"""Stops on a weekday when the place is closed."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check
from agents.days.opening import is_open, weekday


@check("closed_day", severity="hard", repairable=True)
def closed_day(plan: Plan) -> Iterator[Found]:
    """No stop falls on a weekday when the place is usually closed."""
    for day in plan.itinerary.days:
        for stop in day.stops:
            place = plan.data.place(plan.trip.destination.id, stop.place_id)
            if place and not is_open(place, day.date):
                yield Found(f"{day.date} {stop.start}", f"{stop.name} is closed on {weekday(day.date)}")
