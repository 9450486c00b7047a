"""What a message wants beside, or instead of, a plan: something else, or to turn the planner against its rules."""

import base64
import codecs
from collections.abc import Callable
from urllib.parse import quote

from synthetic.wording.draw import Draw
from synthetic.wording.message import Message
from synthetic.wording.part import Part, finished

KINDS = ("direct", "leak", "role", "turn", "tool", "coax", "foreign", "encoded")
FACTS_TOO = 0.65
"""Share of such messages that name the trip's facts too."""

_CODES: tuple[Callable[[str], str], ...] = (
    lambda text: base64.b64encode(text.encode()).decode(),
    lambda text: base64.b32encode(text.encode()).decode(),
    lambda text: text.encode().hex(),
    lambda text: codecs.encode(text, "rot13"),
    lambda text: text[::-1],
    lambda text: " ".join(str(ord(char)) for char in text),
    quote,
    lambda text: text.translate(str.maketrans("aeiost", "431057")),
)


def purpose_said(message: Message) -> list[Part]:
    """The parts that carry the purpose; none for a plan, or for a change, which is asked for later."""
    match message.value("intent"):
        case "off_topic":
            return _off_topic(message.draw)
        case "attack":
            return _attack(message.draw)
        case _:
            return []


def _off_topic(draw: Draw) -> list[Part]:
    asked = draw.say("off_topic.ask")
    said = f"{draw.say('off_topic.before')} {asked}" if draw.maybe(0.6) else asked
    more = [Part(draw.say("off_topic.after"))] if draw.maybe(0.5) else []
    return [Part(said), *([Part(draw.say("off_topic.ask"))] if draw.maybe(0.25) else []), *more]


def _attack(draw: Draw) -> list[Part]:
    kinds = draw.shuffled(KINDS)[: draw.one_of((1, 1, 1, 2))]
    said = [Part(_attack_of(draw, kind), verbatim=True, own_line=draw.maybe(0.3)) for kind in kinds]
    return [Part(draw.say("attack.before")), *said] if draw.maybe(0.5) else said


def _attack_of(draw: Draw, kind: str) -> str:
    if kind != "encoded":
        said = draw.say(f"attack.{kind}")
        return said if kind in ("turn", "tool") else finished(said)
    said = draw.say("attack.encoded", code=draw.one_of(_CODES)(draw.say("attack.plain")))
    return said[:1].upper() + said[1:]
