"""What is saved at the stops."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, money, relation


@relation("fewer_or_cheaper_stops")
def fewer_or_cheaper_stops(first: Observed, second: Observed) -> Iterator[Breach]:
    """With less money at the same level of spending there are not more stops that also cost more.

    At a lower level bed and meals take less, which may leave more of half the money for tickets.
    """
    before, after = first.plan, second.plan
    if before.itinerary.budget.tier != after.itinerary.budget.tier:
        return
    counts = [len(list(plan.stops())) for plan in (before, after)]
    if counts[1] > counts[0] and after.tickets > before.tickets:
        said = [
            f"{count} stops for {money(plan.tickets, plan)}"
            for count, plan in zip(counts, (before, after), strict=True)
        ]
        yield differ("the stops", said[0], said[1], "fewer or cheaper ones")
