"""More money to spend."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, relation


@relation("still_feasible")
def still_feasible(first: Observed, second: Observed) -> Iterator[Breach]:
    """A budget that is enough stays enough when there is more of it."""
    before, after = first.plan.itinerary.budget, second.plan.itinerary.budget
    if before.verdict == "enough" and after.verdict != "enough":
        totals = [f"{status.total} of {status.limit}" for status in (before, after)]
        yield differ("the total of the budget", totals[0], totals[1], "within the budget")
