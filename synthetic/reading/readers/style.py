"""Pace and level of spending."""

from collections.abc import Iterator

from synthetic.reading.message import Message
from synthetic.reading.readers.registry import reader


@reader("style")
def style(message: Message) -> Iterator[str]:
    """The styles that are named; the middle where none is."""
    found = [name for name in ("luxury", "backpacker", "relaxed") if message.says(f"style.{name}")]
    yield from found or ["balanced"]
