"""Which costs of two plans can be compared."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from synthetic.perturbations.observed import Planned


class Cost(NamedTuple):
    """One cost in two plans of the same currency."""

    what: str
    first: Decimal
    second: Decimal


def comparable(first: Planned, second: Planned) -> Iterator[Cost]:
    """The cheapest possible stay; the fixed costs at the same level of spending; without an amount, the total too.

    Under an amount of money the level of spending follows what the money buys, so that a trip of one more traveller may
    well be cheaper: at a lower level, with fewer tickets. Nothing is comparable in two currencies.
    """
    if first.currency != second.currency:
        return
    if first.cheapest is not None and second.cheapest is not None:
        yield Cost("the cheapest possible stay", first.cheapest, second.cheapest)
    before, after = first.itinerary.budget, second.itinerary.budget
    if before.tier == after.tier:
        yield Cost(f"the costs beside tickets at the {before.tier} level", first.fixed, second.fixed)
    if before.limit is None and after.limit is None:
        yield Cost("the total", first.total, second.total)
