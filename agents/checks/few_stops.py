"""Days thinner than the pace asks for while known places stay unused."""

from collections.abc import Iterator

from agents.budget.pricing import WHERE_ONE_EATS, ticket
from agents.checks.registry import Found, Plan, check
from agents.data.records import Place
from agents.days.party_needs import feeds, suits

FEWEST_SHARE = 0.5


@check("few_stops", severity="soft", repairable=True)
def few_stops(plan: Plan) -> Iterator[Found]:
    """The plan uses at least half of the stops that the pace asks for, as far as places suit."""
    days, places = plan.itinerary.days, plan.data.places(plan.trip.destination.id)
    stops = [stop.place_id for day in days for stop in day.stops]
    able = sum(place.id in stops or _is_able(place, plan) for place in places)
    wanted = min(len(plan.trip.days) * plan.trip.stops_a_day, able)
    if len(stops) < wanted * FEWEST_SHARE:
        yield Found("days", f"{len(stops)} stops in all; wanted: about {wanted}")


def _is_able(place: Place, plan: Plan) -> bool:
    left = plan.itinerary.budget.left
    fed = place.kind not in WHERE_ONE_EATS or feeds(place, plan.trip)
    paid = left is None or ticket(place, plan.trip, plan.data) <= max(left.amount, 0)
    return fed and paid and suits(place, plan.trip)
