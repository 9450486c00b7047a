"""How full days are."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, relation


@relation("slower_pace")
def slower_pace(first: Observed, second: Observed) -> Iterator[Breach]:
    """The fullest day does not hold more stops than before."""
    most = [max((len(day) for day in seen.plan.places), default=0) for seen in (first, second)]
    if most[1] > most[0]:
        yield differ("stops on the fullest day", most[0], most[1], "not more")
