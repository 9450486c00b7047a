"""Places that the message names and the days do not hold."""

import re
from collections.abc import Iterable, Iterator

from agents.checks.registry import Found, Plan, check

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_LEFT_OUT = re.compile(
    r"\b(?:not?|without|instead|rather than|in place of|closed|left out|dropped|removed|replace[sd]|swapped|skip)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)


@check("message_promises", severity="soft", repairable=True)
def message_promises(plan: Plan) -> Iterator[Found]:
    """Every place of the city that the message names is a stop or a rain plan, unless the sentence leaves it out."""
    places, kept = plan.data.places(plan.trip.destination.id), _kept(plan)
    named = [place for place in places if place.id not in kept and place.name in plan.itinerary.message]
    if not named:
        return
    areas = {place.area for place in places}
    promised = _mentioned({place.name for place in places} | areas, plan.itinerary.message) - areas
    for place in named:
        if place.name in promised:
            yield Found("message", f"it names {place.name}, which no day holds; wanted: only places of the plan")


def _kept(plan: Plan) -> set[str]:
    stops = {stop.place_id for day in plan.itinerary.days for stop in day.stops}
    return stops | {day.rain_plan.place_id for day in plan.itinerary.days if day.rain_plan}


def _mentioned(names: Iterable[str], message: str) -> set[str]:
    """Names that stand in sentences which do not leave something out; a part of a longer name is not meant by it."""
    text = " ".join(sentence for sentence in _SENTENCE.split(message) if not _LEFT_OUT.search(sentence))
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    return set(re.findall(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", text))
