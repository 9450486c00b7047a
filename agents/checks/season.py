"""Stops against the weather of an average year."""

from calendar import monthrange
from collections.abc import Iterator

from agents.checks.registry import Found, Plan, Visit, check
from agents.data.records import MonthlyClimate, PlaceKind
from agents.itinerary import Day

BEACH_C = 20
RAINY_SHARE = 0.4


@check("season", severity="soft", repairable=True)
def season(plan: Plan) -> Iterator[Found]:
    """No beach where highs are under 20 °C; a roof, if only as rain plan, where it rains on 40 % of the days."""
    visits = list(plan.visits())
    for day in plan.itinerary.days:
        climate = plan.data.climate(plan.trip.destination.id, day.date.month)
        if climate:
            of_day = [visit for visit in visits if visit.day is day]
            yield from _cold(of_day, climate)
            yield from _wet(day, of_day, climate)


def _cold(visits: list[Visit], climate: MonthlyClimate) -> Iterator[Found]:
    for visit in visits:
        if visit.place.kind is PlaceKind.BEACH and climate.high_c is not None and climate.high_c < BEACH_C:
            why = f"{visit.stop.name} is a beach and days reach {climate.high_c} °C"
            yield Found(visit.where, f"{why}; wanted: at least {BEACH_C} °C")


def _wet(day: Day, visits: list[Visit], climate: MonthlyClimate) -> Iterator[Found]:
    """An eatery is no roof for a day."""
    length = monthrange(day.date.year, day.date.month)[1]
    rainy = climate.rain_days is not None and climate.rain_days >= RAINY_SHARE * length
    sights = [visit for visit in visits if visit.place.kind is not PlaceKind.EATERY]
    if rainy and sights and day.rain_plan is None and not any(visit.place.indoors for visit in sights):
        why = f"it rains on {climate.rain_days} of {length} days and nothing is indoors"
        yield Found(str(day.date), f"{why}; wanted: a sight indoors or a rain plan")
