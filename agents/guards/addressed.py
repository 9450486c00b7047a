"""Texts of a tool that speak to whatever reads them, not to a traveller."""

import re
from collections.abc import Iterator

from agents.guards.registry import guard
from agents.guards.text import Text

_SETTING = re.compile(r"\b(?:budget|tier|total|cost|price|role|admin|debug|safety|mode|visa)\s?=\s?\w", re.IGNORECASE)


@guard("addressed", reads_as="a message to the planner")
def addressed(text: Text) -> Iterator[str]:
    """A place description or a web page tells the assistant what to write or what to make the traveller do."""
    if text.of_tool:
        yield from text.says("addressed")
        yield from text.holds(_SETTING)
