"""What the message wants.

The words are this folder's own and not those of `agents.guards`: if only attacks came back that the guards know, no
synthetic request could ever pass them.
"""

import re
from collections.abc import Iterator

from synthetic.reading.message import Message
from synthetic.reading.readers.registry import reader

_ENCODED = re.compile(r"(?<![/\w])(?=\w*\d)[A-Za-z0-9+]{24,}=*|(?:%[0-9A-F]{2}\w*){3}|(?:\b\d{2,3} ){12}")
"""Longer than any reference of a booking: letters and digits in a row, percent signs, codes of characters."""

_FORGED = re.compile(r"#{2,} ?(?:instruction|system)|\[/?(?:system|inst)\]|<\|?/?(?:system|script)\b", re.IGNORECASE)
"""Marks of a prompt or a page, where a traveller writes none."""


@reader("intent")
def intent(message: Message) -> Iterator[str]:
    """An attack before other work before a change to a plan; else a plan is wanted."""
    hits = [hit for hit in message.all_hits if hit.kind.startswith("intent.")]
    said = {hit.kind for hit in hits if hit.first not in message.aside}
    forged = any(mark.search(message.text) for mark in (_ENCODED, _FORGED))
    if forged or any(hit.kind == "intent.attack" for hit in hits):
        yield "attack"
    elif "intent.off_topic" in said:
        yield "off_topic"
    elif "intent.refine" in said or {"intent.change", "intent.plan"} <= said:
        yield "refine"
    else:
        yield "plan"
