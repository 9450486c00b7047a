"""Whether a text still says the tuple that it was made from."""

from collections.abc import Mapping
from datetime import date

from agents.data.tables import TravelData
from synthetic.reading.text import readings

APART = ("off_topic", "attack")
"""Intents of a message that need not say anything of a trip."""


def lost(tuple: Mapping[str, str], text: str, data: TravelData, asked_on: date) -> tuple[str, ...]:
    """The dimensions, in the tuple's order, whose values do not come back from the text, or come back as others.

    Where the words are open between two values, either holds. Of a message that asks for something else, or attacks,
    only the intent has to come back.
    """
    read = readings(text, data, asked_on)
    asked = {"intent": tuple["intent"]} if tuple.get("intent") in APART else tuple
    return (*(name for name, value in asked.items() if value not in read.get(name, ())),)
