"""Whether a text still says the tuple that it was made from.

What writer and reader agree on, where plain reading leaves it open:

- Where the words are open between values, any of them holds: an amount in dollars of a traveller whose home is not
  told, a month at a place that several cities may be, “about a week” that may be five days or eight.
- Silence is a value: `absent`, `none`, `balanced`, `clear`, `neutral`. An amount that is hedged is an amount; only
  words about money without any amount are `vague`, and a cheap bed is a style and may be `vague`.
- `clarity` is one thing: what contradicts itself is `contradictory`, however long, mixed or hedged it is; several
  languages go before length, and length before hints. One hint makes a text `vague`, or three different hedges.
- `mood` lies in what is said to the planner. Politeness and emoji are none, and the story of an `over_long` text, in
  which things may break and cats appear, is none either. Anger goes before chat.
- A story of earlier days says nothing of the trip, and neither does what is denied.
- A change to a plan (`refine`) is asked for once there is a plan, so that its first message reads like a `plan`.
- Of a message that asks for something else (`off_topic`), or attacks, only that has to come back.
- A place that nobody knows is `beyond_data` if the project's list of facts names it as real, else `unknown`.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from agents.data.tables import TravelData
from synthetic.reading.text import readings

APART = ("off_topic", "attack")
"""Intents of a message that need not say anything of a trip."""
SAID_AS = {"refine": "plan"}
"""Values that read like another one."""


def lost(tuple: Mapping[str, str], text: str, data: TravelData, asked_on: date) -> tuple[str, ...]:
    """The dimensions, in the tuple's order, whose values do not come back from the text, or come back as others."""
    return missing(tuple, readings(text, data, asked_on))


def missing(tuple: Mapping[str, str], read: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The same of a text that has been read."""
    asked = {"intent": tuple["intent"]} if tuple.get("intent") in APART else tuple
    return (*(name for name, value in asked.items() if not {value, SAID_AS.get(value)} & {*read.get(name, ())}),)
