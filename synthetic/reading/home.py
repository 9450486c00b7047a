"""Where the traveller comes from, as far as the text says so."""

import re
from collections.abc import Iterator

from synthetic.reading.message import Message

_HOME = re.compile(
    r"\b(?:i'?m|we'?re|we are|i am|both|living|live|lives|based|leaving|flying|fly|"
    r"come|coming|travelling|traveling|departing|home) "
    r"(?:\w+ ){0,3}?(?:from|in|out of|is)\s+(?P<where>[^,.;!?()\n]{2,40})"
    r"|\b(?:from|aus|desde|home:|home is|home city)\s+(?P<from>[^,.;!?()\n]{2,40})"
)
_WORDS = 3


def home_currency(message: Message) -> str | None:
    """The currency at home; None where the text does not say where that is."""
    for place in _homes(message):
        for size in range(_WORDS, 0, -1):
            name = " ".join(place.split()[:size])
            code = message.data.country_code(name) if len(name) > 3 else None
            country = message.data.country(code) if code else None
            if country:
                return country.currency
            if name[:1].isupper() and message.data.is_name(name):
                return message.data.resolve(name)[0].destination.currency
    return None


def _homes(message: Message) -> Iterator[str]:
    for match in _HOME.finditer(message.plain):
        group = "where" if match["where"] else "from"
        yield message.text[match.start(group) : match.end(group)]
