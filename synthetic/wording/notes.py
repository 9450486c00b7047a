"""What goes into the form's field for notes: remarks that the form has no field for, in the same mood and clarity."""

from collections.abc import Sequence

from synthetic.wording.clarities import foreign_said, told
from synthetic.wording.clauses import Clause
from synthetic.wording.message import Message
from synthetic.wording.part import Part
from synthetic.wording.purposes import purpose_said

STORY = 110
"""Words of a story in the notes, which are short."""
AGAIN = 0.2
"""Share of facts that are said in the notes although the form has a field for them."""


def notes_said(message: Message) -> list[Part]:
    """The parts of the notes; none where a person would leave them empty. What matters most comes first."""
    draw, mood = message.draw, message.value("mood")
    said = _remarks(message)
    if draw.has(f"mood.{mood}_first"):
        said.insert(0, draw.say(f"mood.{mood}_first"))
    if draw.has(f"mood.{mood}_last") and draw.maybe(0.4):
        said.append(draw.say(f"mood.{mood}_last"))
    if said and mood == "neutral" and draw.maybe(0.25):
        said.append(draw.say("intent.closing"))
    return [*purpose_said(message), *map(Part, said)]


def _remarks(message: Message) -> list[str]:
    draw, chosen = message.draw, [clause for clause in message.clauses if _is_noted(clause, message)]
    plain = [clause.say(draw, "sentence") for clause in chosen]
    match message.value("clarity"):
        case "vague":
            some = draw.shuffled([clause for clause in message.clauses if "vague" in clause.groups])[:2]
            return [
                *plain,
                *(clause.say(draw, "vague") for clause in some if clause not in chosen),
                draw.say("clarity.vague"),
            ]
        case "over_long":
            return message.scattered(list(told(message, STORY)), plain)
        case "mixed_languages":
            return [*plain, *foreign_said(message, message.clauses, draw.one_of((2, 3)))]
        case "contradictory":
            return [*plain, *_contradiction(message, chosen)]
        case _:
            return plain


def _contradiction(message: Message, chosen: Sequence[Clause]) -> list[str]:
    match message.facts.contradiction:
        case "length":
            sides = [clause for clause in message.clauses if clause.groups["sentence"] == "clarity.length"]
        case "level":
            sides = [clause for clause in message.clauses if clause.dimension in ("budget", "style")]
        case "words" | None:
            return message.draw.say("clarity.words").split(" // ")
    return [clause.say(message.draw, "sentence") for clause in sides if clause not in chosen]


def _is_noted(clause: Clause, message: Message) -> bool:
    if clause.groups["sentence"] == "interests.unserved":
        return True
    return message.draw.maybe(0.7 if clause.dimension == "need" else AGAIN)
