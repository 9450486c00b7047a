"""A sentence for each fact, some of them joined."""

from collections.abc import Sequence

from synthetic.wording.clauses import Clause
from synthetic.wording.draw import Draw
from synthetic.wording.layouts.registry import layout

JOINTS = (", and ", " and ", "; ", " - ", ", ", ", plus ", "... ")


@layout(4, "wordy", "formal")
def sentences(draw: Draw, clauses: Sequence[Clause]) -> list[str]:
    """As in `We'd love to see Rome. We have five days, and the budget is 600 EUR.`."""
    first, rest = clauses[0], draw.shuffled(clauses[1:])
    order = [first, *rest] if draw.maybe(0.6) else draw.shuffled(clauses)
    return joined_now_and_then(draw, [clause.say(draw, "sentence") for clause in order])


def joined_now_and_then(draw: Draw, said: Sequence[str]) -> list[str]:
    """The same sentences, some of them made one with the one before or begun with `Also`."""
    together: list[str] = []
    for sentence in said:
        if together and together[-1][-1].isalnum() and draw.maybe(0.3):
            together[-1] += draw.one_of(JOINTS) + sentence
        elif together and draw.maybe(0.15):
            together.append(f"{draw.say('core.also')} {sentence}")
        else:
            together.append(sentence)
    return together
