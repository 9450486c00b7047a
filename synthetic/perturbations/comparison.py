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


def whole_costs(first: Planned, second: Planned) -> Iterator[Cost]:
    """The fixed costs and, where no amount of money is named, the total.

    Under an amount the level of spending follows what the money buys, so that a trip of one more traveller may well be
    cheaper: at a lower level, with fewer tickets.
    """
    yield from fixed_costs(first, second)
    limits = first.itinerary.budget.limit, second.itinerary.budget.limit
    if first.currency == second.currency and limits == (None, None):
        yield Cost("the total", first.total, second.total)


def fixed_costs(first: Planned, second: Planned) -> Iterator[Cost]:
    """The cheapest possible stay and, at the same level of spending, all but tickets; nothing in two currencies."""
    if first.currency != second.currency:
        return
    if first.cheapest is not None and second.cheapest is not None:
        yield Cost("the cheapest possible stay", first.cheapest, second.cheapest)
    before, after = first.itinerary.budget, second.itinerary.budget
    if before.tier == after.tier:
        yield Cost(f"the costs beside tickets at the {before.tier} level", first.fixed, second.fixed)
