"""What a plan has to respect."""

import re
from collections.abc import Iterator

from synthetic.reading.message import Message
from synthetic.reading.people import CHILD
from synthetic.reading.readers.registry import reader

FREE = ("visa free", "own country")
_CITIZEN = re.compile(r"\b(?:citizens?|nationals?) of (?:the )?(\w+(?: \w+){0,2})")
_PASSPORT = re.compile(
    r"(?P<before>(?:\w+ ){0,3}\w+)[\s-]+(?:passports?|citizens?|nationals?|pass|reisepass)\b"
    r"|\b(?:passports?|pass|reisepass|pasaporte|passeport|passaporto|passaporte)\W+"
    r"(?:is|from|of|de|from the|aus|:|country|issued by)*\W*(?P<after>\w+(?: \w+){0,2})"
)


@reader("need")
def need(message: Message) -> Iterator[str]:
    """The need that is named; a child's age is one. A passport is one where it needs a visa."""
    found = list(_needs(message))
    yield from found or ["none"]


def _needs(message: Message) -> Iterator[str]:
    if message.says("need.mobility"):
        yield "mobility"
    if message.says("need.diet"):
        yield "diet"
    if message.says("need.visa") or (message.says("need.passport") and _needs_visa(message)):
        yield "visa"
    if any(age < CHILD for age in message.people.ages) or message.says("need.children"):
        yield "children"


def _needs_visa(message: Message) -> bool:
    """By the rule for the passport there; one whose rule is not known may need it."""
    city = message.place.city if message.place else None
    codes = [code for name in _countries(message) if (code := message.data.country_code(name))]
    if city is None or not codes:
        return bool(codes)
    rule = message.data.visa(codes[0], city.country)
    return rule is None or rule.kind not in FREE


def _countries(message: Message) -> Iterator[str]:
    """What may be the country of a passport, the words nearest to it first."""
    for match in _CITIZEN.finditer(message.plain):
        words = match[1].split()
        yield from (" ".join(words[:size]) for size in range(len(words), 0, -1))
    for match in _PASSPORT.finditer(message.plain):
        if match["before"]:
            words = match["before"].split()
            yield from (" ".join(words[at:]) for at in range(max(0, len(words) - 3), len(words)))
        if after := match["after"]:
            words = after.split()
            yield from (" ".join(words[:size]) for size in range(len(words), 0, -1))
