"""Another role for the planner, or a voice that claims authority over it."""

import re
from collections.abc import Iterator

from agents.guards.registry import guard
from agents.guards.text import Text

_TURN = re.compile(
    r"<\|\s?[a-z_]{2,30}\s?\|>"
    r"|\[/?\s?(?:INST|SYS|SYSTEM|ADMIN|DEVELOPER|ASSISTANT)(?:\s?(?:MESSAGE|PROMPT|OVERRIDE|NOTE))?\s?\]"
    r"|<<\s?/?SYS\s?>>"
    r"|</?(?:system|assistant|developer|instructions?|(?:system[-_ ]?)?prompt)>"
    r"|[\"']?\brole[\"']?\s?[:=]\s?[\"']?(?:system|assistant|developer|tool)\b"
    r"|#{2,6}\s?(?:system|instructions?|assistant|developer|human|user|response)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"(?:^|\n)[ \t>*#-]{0,8}(?:system|assistant|developer|admin|root)(?: (?:message|prompt|note|override))?\s?[:>]"
    r"[^\n]{0,60}?\b(?:you|your|must|ignore|disregard|new|override|enabled?|unlock\w*|limits?|user|sure|here)\b",
    re.IGNORECASE,
)


@guard("role_play", reads_as="another role for the planner, or orders in somebody else's name")
def role_play(text: Text) -> Iterator[str]:
    """A persona without rules, a claim to be its developer, or marks that set apart the turns of a conversation."""
    yield from text.says("role_play")
    yield from text.holds(_TURN)
    yield from text.holds(_SPEAKER)
