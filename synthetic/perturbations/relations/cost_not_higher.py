"""Less to pay for."""

from collections.abc import Iterator

from synthetic.perturbations.comparison import whole_costs
from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, money, relation


@relation("cost_not_higher")
def cost_not_higher(first: Observed, second: Observed) -> Iterator[Breach]:
    """No cost that can be compared is not higher: `comparison.py` says what that is under a budget."""
    for what, before, after in whole_costs(first.plan, second.plan):
        if after > before:
            yield differ(what, money(before, first.plan), money(after, second.plan), "not higher")
