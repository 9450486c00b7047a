"""Two parts of a text that cannot both hold."""

from collections.abc import Callable

from agents.data.records import Interest
from synthetic.reading.message import Message
from synthetic.reading.seasons import seasons_at

Contradiction = Callable[[Message], bool]


def contradicts(message: Message) -> bool:
    """Whether any two parts contradict each other."""
    return any(found(message) for found in (_admitted, _lengths, _times, _opposites, _parties, _refused))


def _admitted(message: Message) -> bool:
    return bool(message.says("clarity.contradiction"))


def _lengths(message: Message) -> bool:
    """Days against dates, or two lengths of which neither is a part of the other."""
    named = [set(length.days) for length in message.lengths]
    spans = [{when.days, when.days - 1} for when in message.dates if when.days]
    return any(not first & second for first in named[:1] for second in (*named[1:], *spans))


def _times(message: Message) -> bool:
    """A season and a month that is none of its own there, or two seasons."""
    city = message.place.city if message.place else None
    seasons = {when.season for when in message.dates if when.season}
    months = {when.start.month if when.start else when.month for when in message.dates}
    told = [set(seasons_at(month, city, message.data)) for month in months if month]
    return len(seasons) > 1 or any(season not in each for season in seasons for each in told)


def _opposites(message: Message) -> bool:
    """Styles, and money against style."""
    styles = {name for name in ("luxury", "backpacker", "relaxed", "packed") if message.says(f"style.{name}")}
    cheap = {"cheap", "cheapest", "shoestring", "tiny", "pennies", "dirt", "little"}
    little = any(
        cheap & set(message.said[hit.first : hit.end]) for hit in message.says("budget.vague", "budget.shared")
    )
    return {"luxury", "backpacker"} <= styles or {"relaxed", "packed"} <= styles or ("luxury" in styles and little)


def _parties(message: Message) -> bool:
    """Alone, and with somebody."""
    return "solo" in message.people.kinds and len(message.people.kinds) > 1


def _refused(message: Message) -> bool:
    """An interest asked for and refused."""
    kinds = [f"interests.{one}" for one in Interest]
    return any(message.says(kind) and message.denies(kind) for kind in kinds)
