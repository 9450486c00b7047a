"""The cost of the plan against the budget."""

from collections.abc import Iterator

from agents.checks.registry import Found, Plan, check


@check("over_budget", severity="hard")
def over_budget(plan: Plan) -> Iterator[Found]:
    """The plan costs no more than the budget."""
    status = plan.itinerary.budget
    if status.limit and status.total.amount > status.limit.amount:
        yield Found("budget", f"the plan costs {status.total}; the budget is {status.limit}")
