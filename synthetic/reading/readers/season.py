"""When the trip is, in the seasons of the place."""

from collections.abc import Iterator

from synthetic.reading.message import Message
from synthetic.reading.readers.registry import reader
from synthetic.reading.seasons import seasons_at


@reader("season")
def season(message: Message) -> Iterator[str]:
    """The season there on the date, in the month, or the one that is named."""
    city = message.place.city if message.place else None
    for when in message.dates:
        month = when.start.month if when.start else when.month
        yield from seasons_at(month, city, message.data) if month else [when.season or ""]
    if not message.dates:
        yield "absent"
