"""The level of spending."""

from collections.abc import Iterator

from agents.budget.tiers import Tier
from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, relation


@relation("level_not_lower")
def level_not_lower(first: Observed, second: Observed) -> Iterator[Breach]:
    """The level of spending does not fall."""
    before, after = (seen.plan.itinerary.budget.tier for seen in (first, second))
    if before and after and list(Tier).index(after) < list(Tier).index(before):
        yield differ("the level of spending", before, after, "not lower")
