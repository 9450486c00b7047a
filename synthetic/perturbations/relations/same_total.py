"""What a plan costs in all, to the cent."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, money, relation


@relation("same_total")
def same_total(first: Observed, second: Observed) -> Iterator[Breach]:
    """What the budget has to pay is the same amount in the same currency."""
    before, after = first.plan, second.plan
    if (before.total, before.currency) != (after.total, after.currency):
        amounts = money(before.total, before), money(after.total, after)
        yield differ("the total", *amounts, "the same")
