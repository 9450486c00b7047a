"""Less to pay for."""

from collections.abc import Iterator

from synthetic.perturbations.comparison import comparable
from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, money, relation


@relation("cost_not_higher")
def cost_not_higher(first: Observed, second: Observed) -> Iterator[Breach]:
    """What can be compared of the costs is not higher: `comparison.py` says what that is under a budget."""
    for what, before, after in comparable(first.plan, second.plan):
        if after > before:
            yield differ(what, money(before, first.plan), money(after, second.plan), "not higher")
