"""How the traveller feels."""

import re
from collections.abc import Iterator

from synthetic.reading.lexicon import Hit
from synthetic.reading.message import Message
from synthetic.reading.readers.registry import reader

_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
_LOUD = re.compile(r"[!?]{3,}|😡|😤|🙄|😠|🤬")
SHOUTS = 3


@reader("mood")
def mood(message: Message) -> Iterator[str]:
    """Anger before chat; neither is neutral."""
    angry = len(_hits(message, "mood.frustrated")) + bool(_LOUD.search(message.text) and "?!" in message.text)
    shouts = [word for word in _SHOUTED.findall(message.text) if not message.text.isupper()]
    angry += len(shouts) >= SHOUTS
    warm = {message.said[hit.first : hit.end] for hit in _hits(message, "mood.warm")}
    chatty = 2 * len(_hits(message, "mood.chatty")) + len(warm) + (message.text.count("!") > 1)
    if angry:
        yield "frustrated"
    elif chatty >= 2:
        yield "chatty"
    else:
        yield "neutral"


def _hits(message: Message, kind: str) -> list[Hit]:
    """Moods show in stories, too, and nobody denies one."""
    return [hit for hit in message.all_hits if hit.kind == kind]
