"""How far a day goes."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check
from agents.data.records import PlaceKind

CITY_KM = 30
SHORT_KM = 20
DAY_TRIP_KM = 200


@check("distance_per_day", severity="soft", repairable=True)
def distance_per_day(plan: Plan) -> Iterator[Found]:
    """The ways of a day are at most 30 km by street, 20 km with a mobility need, 200 km with a day trip."""
    in_town = CITY_KM if plan.trip.party.mobility == "none" else SHORT_KM
    for day in plan.itinerary.days:
        km = sum(stop.travel.km for stop in day.stops if stop.travel)
        most = DAY_TRIP_KM if any(stop.kind is PlaceKind.DAY_TRIP for stop in day.stops) else in_town
        if km > most:
            yield Found(str(day.date), f"{km:.1f} km between stops; wanted: at most {most} km")
