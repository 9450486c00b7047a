"""How long the trip is."""

from collections.abc import Iterator

from agents.request import MAX_DAYS
from synthetic.reading.message import Message
from synthetic.reading.readers.registry import reader

VALUES = {"day": range(1, 2), "weekend": range(2, 4), "week": range(5, 9), "long": range(14, MAX_DAYS + 1)}


@reader("duration")
def duration(message: Message) -> Iterator[str]:
    """The length that is named, before the one that dates span; four days, or twelve, are none of the values."""
    if not message.days:
        yield "absent"
    for days in message.days:
        yield from values_of(days)


def values_of(days: int) -> Iterator[str]:
    """The value of a length in days, if it has one."""
    if days > MAX_DAYS:
        yield "too_long"
    yield from (value for value, lengths in VALUES.items() if days in lengths)
