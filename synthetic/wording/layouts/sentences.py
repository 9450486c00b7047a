"""A sentence for each fact, some of them joined."""

import re
from collections.abc import Sequence

from synthetic.wording.clauses import Clause
from synthetic.wording.draw import Draw
from synthetic.wording.layouts.registry import layout

JOINTS = (", and ", " and ", "; ", " - ", ", ")
LONGEST = 14
"""Words of a sentence that is joined to another."""
_STATES = re.compile(r"(?:i|we|my|our|the|it|there|everything|all of us|one of us)\b(?!.*[:?;])", re.IGNORECASE)


@layout(4, "wordy", "formal")
def sentences(draw: Draw, clauses: Sequence[Clause]) -> list[str]:
    """As in `We'd love to see Rome. We have five days, and the budget is 600 EUR.`."""
    first, rest = clauses[0], draw.shuffled(clauses[1:])
    order = [first, *rest] if draw.maybe(0.6) else draw.shuffled(clauses)
    return joined_now_and_then(draw, [clause.say(draw, "sentence") for clause in order])


def joined_now_and_then(draw: Draw, said: Sequence[str]) -> list[str]:
    """The same sentences; some that state something are made one with the one before, or begun with `Also`."""
    together: list[str] = []
    for sentence in said:
        if together and _joins(together[-1]) and _joins(sentence) and draw.maybe(0.25):
            together[-1] += draw.one_of(JOINTS) + sentence
        elif together and states(sentence) and draw.maybe(0.15):
            together.append(f"{draw.say('core.also')} {sentence}")
        else:
            together.append(sentence)
    return together


def states(sentence: str) -> bool:
    """Whether it is a whole statement, to which something may be joined, and no question, order or fragment."""
    return bool(_STATES.match(sentence))


def _joins(sentence: str) -> bool:
    return states(sentence) and len(sentence.split()) <= LONGEST and sentence[-1].isalnum()
