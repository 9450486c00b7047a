"""What every day of the plan has to respect."""

from synthetic.expected.comparison import needs_of
from synthetic.expected.kinds.registry import Known, expectation


@expectation("needs")
def needs(known: Known) -> tuple[str, ...]:
    """Diets, a way of moving, children. Those of a family count even where it says nothing about them."""
    return needs_of(known.facts.party) if known.trip_to else ()
