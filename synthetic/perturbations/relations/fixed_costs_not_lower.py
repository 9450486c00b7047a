"""More to pay for, wherever one goes."""

from collections.abc import Iterator

from synthetic.perturbations.comparison import fixed_costs
from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, money, relation


@relation("fixed_costs_not_lower")
def fixed_costs_not_lower(first: Observed, second: Observed) -> Iterator[Breach]:
    """Neither the cheapest possible stay nor, at the same level of spending, all but tickets is cheaper."""
    for what, before, after in fixed_costs(first.plan, second.plan):
        if after < before:
            yield differ(what, money(before, first.plan), money(after, second.plan), "not lower")
