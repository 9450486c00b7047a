"""How full a day is."""

from collections.abc import Iterator

from agents.budget.pricing import WHERE_ONE_EATS
from agents.checks.registry import Found, Plan, check
from agents.days.clock import minutes_of
from agents.itinerary import Day
from agents.request import Style

LONG_HOURS = 14
RELAXED_HOURS = 12
SLOW_HOURS = 10


@check("pace", severity="soft", repairable=True)
def pace(plan: Plan) -> Iterator[Found]:
    """A day has at most one stop over the pace, in 14 hours; 12 if relaxed, 10 with seniors or a mobility need."""
    most, hours = plan.trip.stops_a_day + 1, _hours(plan)
    for day in plan.itinerary.days:
        stops = _stops(day)
        if stops > most:
            yield Found(str(day.date), f"{stops} stops; wanted: at most {most}")
        minutes = minutes_of(day.stops[-1].end) - minutes_of(day.stops[0].start) if day.stops else 0
        if minutes > hours * 60:
            yield Found(str(day.date), f"{minutes / 60:.1f} hours out; wanted: at most {hours}")


def _stops(day: Day) -> int:
    """The pace counts lunch; a second meal comes on top of it."""
    meals = sum(stop.kind in WHERE_ONE_EATS for stop in day.stops)
    return len(day.stops) - (meals > 1)


def _hours(plan: Plan) -> int:
    party = plan.trip.party
    if party.seniors or party.mobility != "none":
        return SLOW_HOURS
    return RELAXED_HOURS if plan.trip.request.style is Style.RELAXED else LONG_HOURS
