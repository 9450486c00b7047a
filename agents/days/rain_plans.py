"""Where to go instead when it rains: something indoors for each day with outdoor stops in a rainy month."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from agents.budget.pricing import WHERE_ONE_EATS
from agents.data.records import Interest, Place
from agents.data.tables import TravelData
from agents.days.day_frame import DayFrame
from agents.days.party_needs import steps, suits
from agents.days.travel import Spot, distance_km
from agents.itinerary import Day, RainPlan, Stop
from agents.trip import Trip


def rain_plans(
    days: Sequence[Day], frames: Mapping[date, DayFrame], trip: Trip, data: TravelData
) -> list[RainPlan | None]:
    """One for each day, in order; None where it seldom rains, nothing is outdoors or nothing indoors is left.

    The places are open on the day, suit the party and stand nowhere in the plan; the nearest to an outdoor stop is
    taken, and one twice only for a day without a roof, when no other is left.
    """
    planned = {stop.place_id for day in days for stop in day.stops}
    shelters = [
        place for place in data.places(trip.destination.id) if _shelters(place, trip) and place.id not in planned
    ]
    times, plans = Counter[str](), list[RainPlan | None]()
    for day in days:
        frame = frames.get(day.date)
        outdoors = [spot for stop in day.stops if (spot := _outdoors(stop))]
        left = [place for place in shelters if not times[place.id] or not _has_roof(day)]
        place = _nearest(left, outdoors, frame, trip, times) if frame and frame.rainy and outdoors else None
        times.update([place.id] if place else [])
        plans.append(RainPlan(place_id=place.id, name=place.name, area=place.area) if place else None)
    return plans


def _shelters(place: Place, trip: Trip) -> bool:
    for_children = set(place.interests) == {Interest.FAMILY} and not trip.party.children
    sight = place.best != "evening" and place.kind not in WHERE_ONE_EATS and not for_children
    return place.indoors and sight and suits(place, trip)


def _has_roof(day: Day) -> bool:
    return any(stop.indoors and not stop.paid_by_meals for stop in day.stops)


def _outdoors(stop: Stop) -> Spot | None:
    if stop.indoors is not False or stop.lat is None or stop.lon is None:
        return None
    return Spot(stop.lat, stop.lon)


def _nearest(
    shelters: Sequence[Place], outdoors: Sequence[Spot], frame: DayFrame, trip: Trip, times: Mapping[str, int]
) -> Place | None:
    def order(place: Place) -> tuple[int, int, float]:
        return times.get(place.id, 0), steps(place, trip), min(distance_km(place, spot) for spot in outdoors)

    return min(filter(frame.allows, shelters), key=order, default=None)
