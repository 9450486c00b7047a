"""What the traveller came for and does not get."""

from collections.abc import Iterator

from agents.budget.pricing import WHERE_ONE_EATS, ticket
from agents.checks.registry import Found, Plan, check
from agents.data.records import Interest, Place, PlaceKind
from agents.days.opening import is_open
from agents.tools.search_places import BEACH_C, suits


@check("interests_uncovered", severity="soft", repairable=True)
def interests_uncovered(plan: Plan) -> Iterator[Found]:
    """Every interest is served by a stop, if an open place that suits the party and the money left could serve it."""
    served = {interest for visit in plan.visits() for interest in visit.place.interests}
    for interest in plan.trip.request.interests:
        able = _able(plan, interest) if interest not in served else None
        if able:
            yield Found("days", f"no stop serves {interest}; wanted: one, such as {able.name} ({able.id})")


def _able(plan: Plan, interest: Interest) -> Place | None:
    places = plan.data.places(plan.trip.destination.id)
    return next((place for place in places if interest in place.interests and _is_possible(place, plan)), None)


def _is_possible(place: Place, plan: Plan) -> bool:
    trip, left = plan.trip, plan.itinerary.budget.left
    eats = place.kind in WHERE_ONE_EATS
    return (
        suits(place, trip)
        and (not eats or set(trip.party.diets) <= set(place.diets))
        and any(is_open(place, day) and _is_warm(place, day.month, plan) for day in trip.days)
        and (left is None or ticket(place, trip, plan.data) <= max(left.amount, 0))
    )


def _is_warm(place: Place, month: int, plan: Plan) -> bool:
    climate = plan.data.climate(plan.trip.destination.id, month) if place.kind is PlaceKind.BEACH else None
    return climate is None or climate.high_c is None or climate.high_c >= BEACH_C
