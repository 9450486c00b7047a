"""The same dates in another way."""

from datetime import timedelta

from agents.request import MAX_DAYS
from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("dates_for_days", "same_plan", "sums_follow", same_request=True)
def dates_for_days(given: Given) -> Change | Skip:
    """The form says the last day in place of the number of days."""
    facts = given.case.facts
    if facts.start is None or facts.days is None or facts.days > MAX_DAYS or facts.end is not None:
        return Skip("a start and a length that the planner takes are not both said, or said twice")
    end = facts.start + timedelta(days=facts.days - 1)
    return Change(form={"days": None, "end": end.isoformat()})
