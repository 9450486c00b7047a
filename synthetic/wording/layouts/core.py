"""One sentence that holds several facts, and sentences for the rest."""

from collections.abc import Sequence

from synthetic.wording.clauses import Clause
from synthetic.wording.draw import Draw
from synthetic.wording.layouts.registry import layout
from synthetic.wording.layouts.sentences import joined_now_and_then


@layout(5, "slips")
def core(draw: Draw, clauses: Sequence[Clause]) -> list[str]:
    """As in `Please plan a trip to Rome for five days in May, with our kids. We love food.`."""
    rest = [clause for clause in clauses if clause.dimension != "destination"]
    duration = next((clause for clause in rest if clause.dimension == "duration" and "adverb" in clause.groups), None)
    if duration and draw.maybe(0.25):
        head = draw.say("core.long_head")
        rest.remove(duration)
    else:
        head = draw.say("core.head")
    able = [clause for clause in rest if "adverb" in clause.groups]
    tail = draw.shuffled(able)[: draw.rng.randint(min(1, len(able)), min(4, len(able)))]
    apart = draw.one_of((" ", " ", ", ", " – "))
    sentence = apart.join([head, *(clause.say(draw, "adverb") for clause in tail)])
    others = draw.shuffled([clause for clause in rest if clause not in tail])
    return [sentence, *joined_now_and_then(draw, [clause.say(draw, "sentence") for clause in others])]
