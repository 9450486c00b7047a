"""The same money in another currency."""

from collections.abc import Iterator
from decimal import Decimal

from agents.budget.money import smallest_unit
from synthetic.perturbations.observed import Observed, Planned
from synthetic.perturbations.relations.registry import Breach, differ, money, relation


@relation("total_converts")
def total_converts(first: Observed, second: Observed) -> Iterator[Breach]:
    """The total is the same at the table's exchange rate, but for the rounding of each line."""
    before, after = first.plan, second.plan
    if before.currency == after.currency:
        yield differ("the currency", before.currency, after.currency, "another")
        return
    converted = before.money(before.total, after.currency)
    room = _rounding(after) + before.money(_rounding(before), after.currency) + smallest_unit(after.currency)
    if abs(converted - after.total) > room:
        said = f"{money(before.total, before)}, which is {converted} {after.currency},"
        yield differ("the total", said, money(after.total, after), f"the same but for {room} of rounding")


def _rounding(plan: Planned) -> Decimal:
    """How far the total can be off when each unit price is rounded to the smallest unit of the currency."""
    units = sum((line.quantity for line in plan.itinerary.ledger.lines), Decimal(0))
    return units * smallest_unit(plan.currency) / 2
