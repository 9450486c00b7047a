"""Days that suit children."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check
from agents.data.records import Interest
from agents.days.clock import minutes_of
from agents.itinerary import Day

LATEST = "21:00"
LONGEST_HOURS = 9


@check("children", severity="soft", repairable=True)
def children(plan: Plan) -> Iterator[Found]:
    """With children a day is at most 9 hours out; without a wish for nightlife it has none and ends by 21:00."""
    if not plan.trip.party.children:
        return
    early = Interest.NIGHTLIFE not in plan.trip.request.interests
    for visit in plan.visits():
        if early and Interest.NIGHTLIFE in visit.place.interests:
            yield Found(visit.where, f"{visit.stop.name} is nightlife; wanted: none with children")
    for day in plan.itinerary.days:
        if day.stops:
            yield from _hours(day, early)


def _hours(day: Day, early: bool) -> Iterator[Found]:
    start, end = day.stops[0].start, day.stops[-1].end
    hours = (minutes_of(end) - minutes_of(start)) / 60
    if early and end > LATEST:
        yield Found(str(day.date), f"the day ends at {end}; wanted: by {LATEST} with children")
    if hours > LONGEST_HOURS:
        yield Found(str(day.date), f"{hours:.1f} hours out; wanted: at most {LONGEST_HOURS} with children")
