"""Words for one request, before anybody reads them back."""

from collections.abc import Mapping

from synthetic.case import Words
from synthetic.facts.facts import Facts
from synthetic.persona import Persona
from synthetic.wording.compose import Draft
from synthetic.wording.intent import intent_of
from synthetic.wording.writer import Brief, Writer


def write(tuple: Mapping[str, str], persona: Persona, facts: Facts, seed: int, writer: Writer) -> Words:
    """The writer's first candidate.

    Raises:
        WriterError: the writer is a model, and it gave none.
    """
    brief = brief_of(tuple, persona, facts, seed)
    return words_of(brief, writer.drafts([brief])[0][0], writer)


def brief_of(tuple: Mapping[str, str], persona: Persona, facts: Facts, seed: int) -> Brief:
    """What a writer is told."""
    return Brief(tuple, persona, facts, intent_of(tuple, facts), seed)


def words_of(brief: Brief, draft: Draft, writer: Writer, attempts: int = 1) -> Words:
    """A draft as words of a case."""
    return Words(intent=brief.intent, text=draft.text, notes=draft.notes, writer=writer.name, attempts=attempts)
