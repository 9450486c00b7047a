"""Markup in what is text."""

import re
from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check

_ACTIVE = "a|audio|base|body|embed|form|iframe|img|input|link|math|meta|object|script|style|svg|video"
_MARKUP = re.compile(
    rf"</?[a-z][^<>]*>|<!--|<(?:{_ACTIVE})\b|\b(?:javascript|vbscript)\s*:(?=\S)|\bdata:text/html", re.IGNORECASE
)
SHOWN = 40


@check("markup", severity="hard", repairable=True)
def markup(plan: Plan) -> Iterator[Found]:
    """Headline, message, titles, names and notes hold no HTML tag and no javascript: link."""
    for where, text in _texts(plan):
        found = _MARKUP.search(text)
        if found:
            yield Found(where, f"the text holds {found[0][:SHOWN]!r}; wanted: plain words")


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    itinerary = plan.itinerary
    yield "headline", itinerary.headline
    yield "message", itinerary.message
    for day in itinerary.days:
        yield str(day.date), " ".join([day.title, *day.notes])
        for stop in day.stops:
            yield f"{day.date} {stop.start}", f"{stop.name} {stop.note}"
