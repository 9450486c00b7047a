"""Sums of the ledger."""

from collections.abc import Iterator
from decimal import Decimal

from agents.checks.registry import Found, Plan, check


@check("arithmetic", severity="hard")
def arithmetic(plan: Plan) -> Iterator[Found]:
    """Lines, days and kinds add up to the total, to the smallest unit of the currency, and every line has one id."""
    ledger = plan.itinerary.ledger
    sums = {
        "lines": sum((line.quantity * line.unit for line in ledger.lines), Decimal(0)),
        "kinds": sum((kind.amount for kind in ledger.by_kind), Decimal(0)),
        "days": sum((day.amount for day in ledger.by_day), Decimal(0)),
    }
    for name, found in sums.items():
        if found != ledger.total:
            yield Found("ledger", f"the {name} sum to {found}; the total is {ledger.total}")
    shown, counted = plan.itinerary.budget.total.amount, ledger.counted(plan.trip.request.budget_covers)
    if shown != counted:
        yield Found("budget", f"the budget shows {shown}; the lines that it pays sum to {counted}")
    ids = [line.id for line in ledger.lines]
    for double in {line_id for line_id in ids if ids.count(line_id) > 1}:
        yield Found("ledger", f"line {double!r} stands twice")
