"""Outdoor stops against the light."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check
from agents.data.records import Place, PlaceKind
from agents.days.clock import clock, minutes_of
from agents.days.daylight import NOON, light

SEEN_BY_NIGHT = (PlaceKind.EATERY, PlaceKind.MARKET, PlaceKind.NEIGHBOURHOOD, PlaceKind.SHOW)


@check("daylight", severity="soft", repairable=True)
def daylight(plan: Plan) -> Iterator[Found]:
    """No outdoor sight that is not one for the evening is visited wholly after sunset."""
    for visit in plan.visits():
        start = minutes_of(visit.stop.start)
        if start >= NOON and _by_day(visit.place):
            sets = light(plan.trip.destination, visit.day.date).sets
            if start >= sets:
                why = f"{visit.stop.name} is outdoors and begins at {visit.stop.start}"
                yield Found(visit.where, f"{why}; wanted: before sunset at {clock(sets)}")


def _by_day(place: Place) -> bool:
    return not place.indoors and place.best != "evening" and place.kind not in SEEN_BY_NIGHT
