"""When one eats."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check
from agents.data.records import BestTime, Place, PlaceKind
from agents.days.clock import minutes_of

LUNCH = range(11 * 60, 15 * 60)
DINNER = range(17 * 60, 22 * 60)
MEAL_MINUTES = 30
_ALSO: dict[BestTime, range] = {"morning": range(7 * 60, 11 * 60), "afternoon": range(15 * 60, 17 * 60)}


@check("meal_time", severity="soft", repairable=True)
def meal_time(plan: Plan) -> Iterator[Found]:
    """A meal at an eatery begins from 11:00 to 15:00 or from 17:00 to 22:00, if not one for morning or afternoon."""
    for visit in plan.visits():
        start = minutes_of(visit.stop.start)
        if _is_meal(visit.place) and not any(start in hours for hours in _hours(visit.place)):
            why = f"{visit.stop.name} begins at {visit.stop.start}"
            yield Found(visit.where, f"{why}; wanted: from 11:00 to 15:00 or from 17:00 to 22:00")


def _is_meal(place: Place) -> bool:
    """A bite of some minutes is for any time."""
    return place.kind is PlaceKind.EATERY and place.minutes >= MEAL_MINUTES


def _hours(place: Place) -> tuple[range, ...]:
    return (LUNCH, DINNER, _ALSO.get(place.best, range(0)))
