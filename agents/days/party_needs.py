"""What the people of a party need of a place, and of a day."""

from agents.data.records import Interest, Place
from agents.days.travel import WALK_KM
from agents.trip import Trip

SHORT_WALK_KM = 0.8


def suits(place: Place, trip: Trip) -> bool:
    """Whether the party can enter; a place of which that is not known is let through."""
    barred = trip.party.mobility == "wheelchair" and place.step_free is False
    late = early_night(trip) and Interest.NIGHTLIFE in place.interests
    return not (barred or late)


def feeds(place: Place, trip: Trip) -> bool:
    """Whether everyone of the party can eat there."""
    return set(trip.party.diets) <= set(place.diets)


def steps(place: Place, trip: Trip) -> int:
    """How little of a place is known to be free of steps, as far as the party minds: less is better, 0 is best."""
    match trip.party.mobility:
        case "none":
            return 0
        case "reduced":
            return int(place.step_free is False)
        case "wheelchair":
            return int(place.step_free is not True)


def is_slow(trip: Trip) -> bool:
    """Whether the party needs shorter days and a rest: children, seniors or a mobility need."""
    return bool(trip.party.children or trip.party.seniors or trip.party.mobility != "none")


def early_night(trip: Trip) -> bool:
    """Whether the evening ends early: children come along, and nightlife was not asked for."""
    return trip.party.children > 0 and not _nightlife(trip)


def walk_km(trip: Trip) -> float:
    """The longest way that the party goes on foot."""
    return WALK_KM if trip.party.mobility == "none" else SHORT_WALK_KM


def _nightlife(trip: Trip) -> bool:
    return Interest.NIGHTLIFE in trip.request.interests
