"""On which days of the week a place is open."""

from datetime import date

from agents.data.records import Place, Weekday

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def weekday(day: date) -> Weekday:
    """The weekday as the data writes it."""
    return WEEKDAYS[day.weekday()]


def is_open(place: Place, day: date) -> bool:
    """Whether the place is usually open on that day of the week."""
    return weekday(day) not in place.closed
