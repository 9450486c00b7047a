"""Which kind of place is asked for."""

from collections.abc import Iterator

from synthetic.reading.message import Message
from synthetic.reading.readers.registry import reader


@reader("destination")
def destination(message: Message) -> Iterator[str]:
    """The place as the travel data has it: curated, known, known by several, misspelt, or not at all."""
    if message.place:
        yield from message.place.values
