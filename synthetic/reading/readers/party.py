"""Who travels."""

from collections.abc import Iterator

from synthetic.reading.message import Message
from synthetic.reading.readers.registry import reader


@reader("party")
def party(message: Message) -> Iterator[str]:
    """The party that is named, if one is."""
    yield from message.people.kinds[:1]
