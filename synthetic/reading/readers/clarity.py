"""How the request is written."""

from collections.abc import Iterator

from synthetic.reading.contradictions import contradicts
from synthetic.reading.languages import languages_of
from synthetic.reading.message import Message
from synthetic.reading.readers.registry import reader

LONG = 150
"""Words from which on the facts are lost in the story."""
HEDGES = 3


@reader("clarity")
def clarity(message: Message) -> Iterator[str]:
    """Contradictions before languages before length before vagueness; else it is clear."""
    if contradicts(message):
        yield "contradictory"
    elif len(languages_of(message)) > 1:
        yield "mixed_languages"
    elif len(message.said) >= LONG:
        yield "over_long"
    elif _is_vague(message):
        yield "vague"
    else:
        yield "clear"


def _is_vague(message: Message) -> bool:
    hints = [hit for hit in message.all_hits if hit.kind == "clarity.hint"]
    hedges = {message.said[hit.first] for hit in message.all_hits if hit.kind == "clarity.hedge"}
    return bool(hints) or len(hedges) >= HEDGES
