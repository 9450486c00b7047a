"""One sentence that holds several facts, and sentences for the rest."""

from collections.abc import Sequence

from synthetic.wording.clauses import Clause, Form
from synthetic.wording.draw import Draw
from synthetic.wording.layouts.registry import layout
from synthetic.wording.layouts.sentences import joined_now_and_then

ORDER = ("duration", "party", "season", "budget", "interests")


@layout(6, "slips", "lower_case", "emoji")
def core(draw: Draw, clauses: Sequence[Clause]) -> list[str]:
    """As in `Could you plan a trip to Rome for five days in May? We love food.`."""
    rest = [clause for clause in clauses if clause.dimension != "destination"]
    kind = draw.one_of(("wish", "order", "question"))
    head = _wish(draw, rest) if kind == "wish" else _trip(draw, rest, f"core.{kind}")
    form: Form = "adverb" if kind == "wish" else "for"
    able = [clause for clause in rest if {form, "adverb"} & {*clause.groups}]
    tail = draw.shuffled(able)[: draw.rng.randint(min(1, len(able)), min(4, len(able)))]
    if draw.maybe(0.7):
        tail.sort(key=lambda clause: ORDER.index(clause.dimension))
    said = [clause.say(draw, form if form in clause.groups else "adverb") for clause in tail]
    others = draw.shuffled([clause for clause in rest if clause not in tail])
    sentence = draw.one_of((" ", " ", ", ")).join([head, *said]) + ("?" if kind == "question" else "")
    return [sentence, *joined_now_and_then(draw, [clause.say(draw, "sentence") for clause in others])]


def _wish(draw: Draw, rest: list[Clause]) -> str:
    """`We want to go to Rome`; who travels may be the subject, and is then taken out of the rest."""
    who = next((clause for clause in rest if "subject" in clause.groups), None)
    if who is None or draw.maybe(0.5):
        return draw.say("core.wish")
    rest.remove(who)
    return draw.say("core.party_wish", subject=who.say(draw, "subject"))


def _trip(draw: Draw, rest: list[Clause], group: str) -> str:
    """`Please plan a trip to Rome`; the length may stand before the noun, and is then taken out of the rest."""
    length = next((clause for clause in rest if clause.dimension == "duration" and "adverb" in clause.groups), None)
    if length is None or draw.maybe(0.6):
        return draw.say(group, trip=draw.say("destination.noun"))
    rest.remove(length)
    return draw.say(group, trip=draw.say("destination.long_noun"))
