"""The grammar's two texts of a request: everything in one message, and what goes into the form's field for notes."""

import re
from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from synthetic.facts.facts import Facts
from synthetic.persona import Persona
from synthetic.wording.clarities import facts_said
from synthetic.wording.message import Message
from synthetic.wording.notes import notes_said
from synthetic.wording.part import Part, at_most, put_together, written
from synthetic.wording.purposes import FACTS_TOO, purpose_said

LONGEST_NOTES = 1000
_ASKS = re.compile(
    r"^(?!how long).*\?$|^(?:please )?(?:plan|put together|work out|sketch)|\b(?:plan|itinerary|ideas) for\b", re.I
)
"""What has been asked for is not asked for again at the end."""


class Draft(NamedTuple):
    """A wording that nobody has read back yet. `notes` are at most 1,000 characters."""

    text: str
    notes: str


def compose(tuple: Mapping[str, str], persona: Persona, facts: Facts, seed: int) -> Draft:
    """Write both texts by the grammar; the same seed gives the same."""
    for_text, for_notes = Random(f"{seed}:text"), Random(f"{seed}:notes")
    text = written(_text(Message(tuple, persona, facts, for_text)), persona.habits, for_text)
    notes = written(notes_said(Message(tuple, persona, facts, for_notes)), persona.habits, for_notes)
    return Draft(put_together(text), put_together(at_most(notes, LONGEST_NOTES)))


def _text(message: Message) -> list[Part]:
    purpose = purpose_said(message)
    facts_too = not purpose or message.value("clarity") == "over_long" or message.draw.maybe(FACTS_TOO)
    body = message.scattered(facts_said(message), list(message.asides()), after=1) if facts_too else []
    manner = message.manner()
    parts = list(message.first(manner))
    places = (len(parts), len(parts) + len(body), len(parts) + len(body))
    parts += map(Part, body)
    at = message.draw.one_of(places)
    parts[at:at] = purpose
    return [*parts, *message.last(manner, asks=bool(purpose) or any(map(_ASKS.search, body)))]
