"""The grammar's two texts of a request: everything in one message, and what goes into the form's field for notes."""

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
    body = message.scattered(facts_said(message), list(message.asides())) if facts_too else []
    lines = message.draw.maybe(0.25)
    parts = [Part(said, own_line=lines) for said in message.first()]
    places = (len(parts), len(parts) + len(body), len(parts) + len(body))
    parts += map(Part, body)
    at = message.draw.one_of(places)
    parts[at:at] = purpose
    return [*parts, *(Part(said, own_line=lines) for said in message.last())]
