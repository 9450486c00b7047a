"""What a party needs of each stop."""

from collections.abc import Iterator

from agents.data.records import Interest, Place, PlaceKind
from agents.request import Party
from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, relation


@relation("needs_respected")
def needs_respected(first: Observed, second: Observed) -> Iterator[Breach]:  # noqa: ARG001 - one signature for all
    """In the second plan every eatery serves the party's diets; wheelchairs and children can enter every stop."""
    party, late = second.party, Interest.NIGHTLIFE in second.interests
    for stop, place in second.plan.stops():
        for why in _lacking(place, party, late=late) if place else ():
            yield Breach(f"{stop.name} {why}")


def _lacking(place: Place, party: Party, *, late: bool) -> Iterator[str]:
    lacking = sorted(set(party.diets) - set(place.diets))
    if place.kind is PlaceKind.EATERY and lacking:
        yield f"serves {', '.join(place.diets) or 'no diet'}; wanted: {', '.join(lacking)}"
    if party.mobility == "wheelchair" and place.step_free is False:
        yield "has steps; wanted: step-free"
    if party.children and not late and Interest.NIGHTLIFE in place.interests:
        yield f"is nightlife, with {party.children} children along; wanted: places for children"
