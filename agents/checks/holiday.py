"""Public holidays that a traveller is not told of."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check
from agents.days.public_holidays import public_holidays


@check("holiday", severity="soft", repairable=True)
def holiday(plan: Plan) -> Iterator[Found]:
    """Every public holiday of the trip is named in the facts, the notes of a day or the message."""
    itinerary = plan.itinerary
    notes = [note for day in itinerary.days for note in (day.title, *day.notes)]
    said = "\n".join([itinerary.message, *notes, *(fact.text for fact in itinerary.facts)]).casefold()
    for day, names in public_holidays(plan.trip.destination.country, plan.trip.days).items():
        if not any(_plain(name) in said for name in names.split("; ")):
            yield Found(str(day), f"{names} is not mentioned; wanted: in the facts, a day's notes or the message")


def _plain(name: str) -> str:
    return name.partition("(")[0].strip().casefold()
