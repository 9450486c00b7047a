"""How the traveller feels."""

import re
from collections.abc import Iterator

from synthetic.reading.lexicon import Hit
from synthetic.reading.message import Message
from synthetic.reading.readers.clarity import LONG
from synthetic.reading.readers.registry import reader

_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
_LOUD = re.compile(r"[!?]{3,}|😡|😤|🙄|😠|🤬")
_FACES = re.compile("[😀-😎🥰🤩🤣]")
_SMILES = re.compile(r"[:;]-?[)D]|<3")
SHOUTS, LOUD, ENOUGH = 3, 3, 2


@reader("mood")
def mood(message: Message) -> Iterator[str]:
    """Anger before chat; neither is neutral. Politeness is neither, and a long story alone is no chat."""
    long = len(message.said) >= LONG
    warm = {message.said[hit.first : hit.end] for hit in _hits(message, "mood.warm")}
    smiles = len(_SMILES.findall(message.text)) + bool(_FACES.search(message.text))
    kind = len(warm) + smiles + (message.text.count("!") >= LOUD)
    chatty = 2 * len(_hits(message, "mood.chatty")) + (kind // 2 if long else kind)
    if _is_angry(message, long):
        yield "frustrated"
    elif chatty >= ENOUGH:
        yield "chatty"
    else:
        yield "neutral"


def _is_angry(message: Message, long: bool) -> bool:
    """By its words, its capitals or its signs; in a long story things break and people shout without it."""
    shouts = [word for word in _SHOUTED.findall(message.text) if not message.text.isupper()]
    loud = _LOUD.search(message.text) and "?!" in message.text
    sore = [] if long else [hit for hit in _hits(message, "mood.sore") if hit.first not in message.aside]
    return bool(_hits(message, "mood.frustrated") or loud or len(shouts) >= SHOUTS or sore)


def _hits(message: Message, kind: str) -> list[Hit]:
    """Moods show in stories, too, and nobody denies one."""
    return [hit for hit in message.all_hits if hit.kind == kind]
