"""What the traveller must be told, as sentences made by code: the itinerary agent's message rests on them."""

from agents.itinerary import Itinerary
from agents.trip import Trip

AREAS = 5
THIN = 2
TOPICS = ("climate", "forecast", "visa", "holidays")


def headline(trip: Trip) -> str:
    """A short title that the itinerary agent may better."""
    length = f"{len(trip.days)} days" if len(trip.days) > 1 else "One day"
    interests = [str(interest) for interest in trip.request.interests[:2]]
    return f"{length} in {trip.destination.name}" + (f" for {_listed(interests)}" if interests else "")


def key_points(trip: Trip, plan: Itinerary) -> list[str]:
    """Length and place, money, days, interests, what to know, what is missing; in the order of importance."""
    points = [_frame(trip), plan.budget.text, *_days(trip, plan)]
    points += [fact.text for topic in TOPICS for fact in plan.facts if fact.topic == topic]
    if plan.missing:
        points.append(f"Missing from this plan: {_listed([missing.part for missing in plan.missing])}.")
    return points


def _frame(trip: Trip) -> str:
    party = trip.party
    people = [
        f"{number} {one if number == 1 else many}"
        for number, one, many in (
            (party.adults, "adult", "adults"),
            (party.seniors, "senior", "seniors"),
            (party.children, "child", "children"),
        )
        if number
    ]
    length = f"{len(trip.days)} days" if len(trip.days) > 1 else "One day"
    dates = f"{trip.start:%-d %B} to {trip.end:%-d %B %Y}" if len(trip.days) > 1 else f"{trip.start:%-d %B %Y}"
    return f"{length} in {trip.destination.name}, {dates}, for {_listed(people)}."


def _days(trip: Trip, plan: Itinerary) -> list[str]:
    stops = [stop for day in plan.days for stop in day.stops]
    if not stops:
        return [f"No places are known for {trip.destination.name}, so the days are left open.", *_ideas(plan)]
    areas = list(dict.fromkeys(stop.area for stop in stops if stop.area))
    where = "; ".join(areas[:AREAS]) + ("; and elsewhere" if len(areas) > AREAS else "")
    points = [f"The days hold {len(stops)} stops: {where}."]
    for interest in trip.request.interests:
        serving = [stop.name for stop in stops if interest in stop.interests]
        if serving:
            points.append(f"For {interest}: {_listed([*serving[:3], 'more'] if len(serving) > 3 else serving)}.")
        else:
            points.append(f"No stop serves {interest}.")
    if len(stops) < THIN * len(plan.days):
        points.append("The days are thin: the data has no more places that fit.")
    empty = sum(not day.stops for day in plan.days)
    if empty:
        days = "One day is" if empty == 1 else f"{empty} days are"
        points.append(f"{days} left open: the data has no more places that fit.")
    return points


def _ideas(plan: Itinerary) -> list[str]:
    if not plan.ideas:
        return []
    ideas = "One idea" if len(plan.ideas) == 1 else f"{len(plan.ideas)} ideas"
    return [f"{ideas} from Wikivoyage may help to fill them: their prices, hours and positions are not known."]


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
