"""One currency throughout a plan's money."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check


@check("currency", severity="hard")
def currency(plan: Plan) -> Iterator[Found]:
    """The ledger and the budget's total, limit and rest are in the currency of the trip."""
    wanted, status = plan.trip.currency, plan.itinerary.budget
    amounts = {"budget total": status.total, "budget limit": status.limit, "budget left": status.left}
    found = {"ledger": plan.itinerary.ledger.currency}
    found |= {name: amount.currency for name, amount in amounts.items() if amount}
    for where, code in found.items():
        if code != wanted:
            yield Found(where, f"in {code}; wanted: {wanted}")
