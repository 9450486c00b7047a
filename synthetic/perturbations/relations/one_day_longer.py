"""A longer trip."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, relation


@relation("one_day_longer")
def one_day_longer(first: Observed, second: Observed) -> Iterator[Breach]:
    """The second plan is one day longer and starts on the same day."""
    before, after = first.plan.itinerary, second.plan.itinerary
    if len(after.days) != len(before.days) + 1:
        yield differ("days", len(before.days), len(after.days), f"{len(before.days)}, then {len(before.days) + 1}")
    if after.start != before.start:
        yield differ("the start", before.start, after.start, "the same")
