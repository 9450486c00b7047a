"""Work that has nothing to do with a trip."""

import re
from collections.abc import Iterator

from agents.guards.registry import guard
from agents.guards.text import Text

_EQUATION = re.compile(r"\b\d{0,4}[a-z]\s?(?:\^\s?\d|[-+*/]\s?\d)[^=\n]{0,30}=\s?-?\d", re.IGNORECASE)


@guard("off_topic", reads_as="a task that is no part of a trip", instead="This planner only plans trips.")
def off_topic(text: Text) -> Iterator[str]:
    """Essays, code, advice on health, law or votes, help with crimes. What a tool returns is never a task."""
    if not text.of_tool:
        yield from text.says("off_topic")
        yield from text.holds(_EQUATION)
