"""Less money to spend."""

from collections.abc import Iterator

from agents.budget.tiers import Tier
from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, money, relation


@relation("not_dearer")
def not_dearer(first: Observed, second: Observed) -> Iterator[Breach]:
    """The total is not higher, nor is the level of spending."""
    before, after = first.plan, second.plan
    if after.total > before.total:
        yield differ("the total", money(before.total, before), money(after.total, after), "not higher")
    tiers, levels = list(Tier), (before.itinerary.budget.tier, after.itinerary.budget.tier)
    if levels[0] and levels[1] and tiers.index(levels[1]) > tiers.index(levels[0]):
        yield differ("the level of spending", *levels, "not higher")
