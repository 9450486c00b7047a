"""What does not depend on where one goes."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, money, relation


@relation("same_fixed_costs")
def same_fixed_costs(first: Observed, second: Observed) -> Iterator[Breach]:
    """All costs but tickets are the same: bed, meals, getting about, reserve."""
    before, after = first.plan, second.plan
    if (before.fixed, before.currency) != (after.fixed, after.currency):
        yield differ("the costs beside tickets", money(before.fixed, before), money(after.fixed, after), "the same")
