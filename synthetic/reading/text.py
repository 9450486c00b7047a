"""The tuple that a text says."""

from datetime import date

from agents.data.tables import TravelData
from synthetic.reading.message import Message
from synthetic.reading.readers.registry import all_readers

MOST = 20_000
"""Characters of a text that are read."""


def read_text(text: str, data: TravelData, asked_on: date) -> dict[str, str]:
    """The value of each dimension; one that cannot be told is left out. Nothing is raised, whatever the text.

    Silence is a value where the dimension has one: `absent`, `none`, `balanced`, `clear`, `neutral`. A length, or a
    budget against its cheapest cost, that lies between the values of its dimension cannot be told.
    """
    return {name: values[0] for name, values in readings(text, data, asked_on).items() if values and values[0]}


def readings(text: str, data: TravelData, asked_on: date) -> dict[str, tuple[str, ...]]:
    """All values that the words leave open, by dimension, the likeliest first; mostly one."""
    message = Message(text[:MOST], data, asked_on)
    return {name: tuple(dict.fromkeys(read(message))) for name, read in all_readers().items()}
