"""Whether an interest that is added shows in the plan."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, relation


@relation("interest_served")
def interest_served(first: Observed, second: Observed) -> Iterator[Breach]:
    """There are not fewer stops for the interests that the second request adds."""
    for added in sorted(second.interests - first.interests):
        counts = [sum(added in stop.interests for stop, _ in seen.plan.stops()) for seen in (first, second)]
        if counts[1] < counts[0]:
            yield differ(f"stops for {added}", counts[0], counts[1], "not fewer")
