"""A list with labels, a fact a line."""

from collections.abc import Sequence

from synthetic.wording.clauses import Clause
from synthetic.wording.draw import Draw
from synthetic.wording.layouts.registry import layout

BULLETS = ("", "", "- ", "* ", "• ")


@layout(1.5, "formal", "terse")
def listed(draw: Draw, clauses: Sequence[Clause]) -> list[str]:
    """`Destination: Rome`, `Length: five days`."""
    bullet, mark = draw.one_of(BULLETS), draw.one_of((": ", ": ", " = ", " - "))
    capital = draw.maybe(0.6)
    lines = [draw.say("core.list_intro")] if draw.maybe(0.5) else []
    order = list(clauses) if draw.maybe(0.5) else draw.shuffled(clauses)
    for clause in order:
        label = draw.say(f"core.label_{clause.dimension}")
        said = clause.say(draw, "short")
        line = said if ":" in said else f"{label}{mark}{said}"
        lines.append(bullet + (line[:1].upper() + line[1:] if capital else line))
    return ["\n".join(lines)]
