"""A few words a fact, one after another."""

from collections.abc import Sequence

from synthetic.wording.clauses import Clause
from synthetic.wording.draw import Draw
from synthetic.wording.layouts.registry import layout

MARKS = (", ", ", ", ". ", "; ", " / ", " - ", " | ", "\n")


@layout(1.5, "terse", "abbreviations", "no_punctuation")
def telegraphic(draw: Draw, clauses: Sequence[Clause]) -> list[str]:
    """`Rome, 5 days, two adults, food`."""
    first, *rest = clauses
    order = [first, *draw.shuffled(rest)] if draw.maybe(0.7) else draw.shuffled(clauses)
    return [draw.one_of(MARKS).join(clause.say(draw, "short") for clause in order)]
