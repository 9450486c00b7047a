"""What every day of the plan has to respect."""

from collections.abc import Iterator

from synthetic.expected.kinds.registry import Known, expectation


@expectation("needs")
def needs(known: Known) -> tuple[str, ...]:
    """Diets, a way of moving, children. Those of a family count even where it says nothing about them."""
    return tuple(_needs(known)) if known.trip_to else ()


def _needs(known: Known) -> Iterator[str]:
    party = known.facts.party
    yield from (f"diet:{diet}" for diet in party.diets)
    if party.mobility != "none":
        yield f"mobility:{party.mobility}"
    if party.children:
        yield "children"
