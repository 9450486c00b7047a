"""What the trip is for."""

from collections.abc import Iterator

from agents.data.records import Interest
from synthetic.reading.message import Message
from synthetic.reading.readers.registry import reader

CULTURE = frozenset((Interest.CULTURE, Interest.HISTORY, Interest.ART, Interest.ARCHITECTURE))
"""What the dimension calls culture."""
SEVERAL = 3


@reader("interests")
def interests(message: Message) -> Iterator[str]:
    """What no field of the form has, before how many interests of it are named."""
    if message.says("interests.unserved"):
        yield "unserved"
        return
    yield from values_of(frozenset(one for one in Interest if message.says(f"interests.{one}")))


def values_of(found: frozenset[Interest]) -> Iterator[str]:
    """The value of interests of the form; two of different kinds, or one such as shopping, have none."""
    if not found:
        yield "none"
    elif found <= CULTURE:
        yield "culture"
    elif len(found) == 1 and found <= {Interest.FOOD, Interest.NATURE}:
        yield from found
    if len(found) >= SEVERAL:
        yield "several"
