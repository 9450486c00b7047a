"""Orders to the planner in place of its own."""

import re
from collections.abc import Iterator

from agents.guards.registry import guard
from agents.guards.text import Text

_EDGE = re.compile(
    r"(?<![-=#*~_<\[({])[-=#*~_<\[({]{2,}\s?(?:(?:END|BEGIN|START|STOP|NEW)\b[A-Z' ]{0,40}\b(?:NOTES?|INPUT|PROMPT|DATA"
    r"|CONTEXT|SYSTEM|INSTRUCTIONS?|REQUEST|MESSAGE|TEXT|DOCUMENT|RESULTS?|TASK|FORM|CONVERSATION)"
    r"|(?:[Nn]ew|[Ss]ystem|[Ss]ecret)\s(?:instruction|task|rule|order|command|directive)s?)\b",
)
_KEY = re.compile(r"[\"']?\b(?:instructions?|system_?prompt|new_?rules)[\"']\s*:\s*[\"']", re.IGNORECASE)


@guard("override", reads_as="an instruction to the planner")
def override(text: Text) -> Iterator[str]:
    """Instructions are cancelled, replaced or added; the planner is to claim something."""
    yield from text.says("override")
    yield from text.holds(_EDGE)
    yield from text.holds(_KEY)
