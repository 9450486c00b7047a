"""A longer trip."""

from collections.abc import Iterator

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.one_day_fewer import one_day_fewer
from synthetic.perturbations.relations.registry import Breach, relation


@relation("one_day_longer")
def one_day_longer(first: Observed, second: Observed) -> Iterator[Breach]:
    """The second plan is one day longer and starts on the same day."""
    yield from one_day_fewer(second, first)
