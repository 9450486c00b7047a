"""What the traveller must be told, as sentences made by code: the itinerary agent's message rests on them."""

from collections import Counter

from agents.data.records import Interest
from agents.itinerary import Itinerary, Stop
from agents.trip import Trip

AREAS = 3
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
        points.append(_missing(plan))
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
    return f"{length} in {trip.destination.name}, {_dates(trip)}, for {_listed(people)}."


def _dates(trip: Trip) -> str:
    if trip.start.year != trip.end.year:
        return f"{trip.start:%-d %B %Y} to {trip.end:%-d %B %Y}"
    if trip.start.month != trip.end.month:
        return f"{trip.start:%-d %B} to {trip.end:%-d %B %Y}"
    return f"{trip.start:%-d} to {trip.end:%-d %B %Y}" if len(trip.days) > 1 else f"{trip.start:%-d %B %Y}"


def _days(trip: Trip, plan: Itinerary) -> list[str]:
    stops = [stop for day in plan.days for stop in day.stops]
    if not stops:
        return [f"No places are known for {trip.destination.name}, so the days are left open.", *_ideas(plan)]
    points = [_where(stops)]
    for interest in trip.request.interests:
        serving = _serving(interest, stops)
        if serving:
            points.append(f"For {interest}: {_listed([*serving[:3], 'more'] if len(serving) > 3 else serving)}.")
        else:
            points.append(f"No stop serves {interest}.")
    if len(stops) < THIN * len(plan.days):
        points.append("The days are thin: no more places are known that fit. Their notes suggest what else to do.")
    empty = sum(not day.stops for day in plan.days)
    if empty:
        days = "One day is" if empty == 1 else f"{empty} days are"
        points.append(f"{days} left open: no more places are known that fit.")
    return points


def _where(stops: list[Stop]) -> str:
    """How many stops, and the areas that most of them are in."""
    count = "1 stop" if len(stops) == 1 else f"{len(stops)} stops"
    areas = Counter(stop.area for stop in stops if stop.area)
    if not areas:
        return f"The plan has {count}."
    most = "most of them in " if len(areas) > AREAS else "in "
    named = [area for area, _ in areas.most_common(AREAS)]
    return f"The plan has {count}, {most}{_listed(named, ', and ' if len(named) > 2 else ' and ')}."


def _serving(interest: Interest, stops: list[Stop]) -> list[str]:
    """Names of stops; for food those where one eats come first, for all else they come last."""
    serving = [stop for stop in stops if interest in stop.interests]
    return [stop.name for stop in sorted(serving, key=lambda stop: stop.paid_by_meals != (interest is Interest.FOOD))]


def _missing(plan: Itinerary) -> str:
    """What agents or tools did not deliver; a single part with its reason."""
    names = [missing.part.rpartition(": ")[2] for missing in plan.missing]
    why = f": {plan.missing[0].why}" if len(names) == 1 and ": " in plan.missing[0].part else ""
    return f"Missing from this plan: {_listed(names)}{why}."


def _ideas(plan: Itinerary) -> list[str]:
    if not plan.ideas:
        return []
    ideas = "One idea" if len(plan.ideas) == 1 else f"{len(plan.ideas)} ideas"
    return [f"{ideas} from Wikivoyage may help to fill them: their prices, hours and positions are not known."]


def _listed(names: list[str], last: str = " and ") -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{last}{names[-1]}"
