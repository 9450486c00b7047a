"""What an origin changes where the budget covers the stay alone."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, relation


@relation("journey_told")
def journey_told(first: Observed, second: Observed) -> Iterator[Breach]:  # noqa: ARG001 - one signature for all
    """The second plan names the cost of the journey beside the total."""
    budget = second.plan.itinerary.budget
    if budget.complete and budget.journey is None:
        yield Breach(f"the second plan costs {budget.total} and names no journey; wanted: its cost beside the total")
