"""Whether two plans are one; what they say may differ."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, relation
from synthetic.perturbations.relations.same_ending import same_ending
from synthetic.perturbations.relations.same_places import same_places
from synthetic.perturbations.relations.same_total import same_total


@relation("same_plan", of_plans=False)
def same_plan(first: Observed, second: Observed) -> Iterator[Breach]:
    """The same ending and, with plans, the same days, places, order and total; the words may differ."""
    yield from same_ending(first, second)
    if first.planned and second.planned:
        yield from same_places(first, second)
        yield from same_total(first, second)
