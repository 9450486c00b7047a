"""A day more."""

from agents.request import MAX_DAYS
from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("one_day_more", "one_day_longer", "cost_not_lower", "asks_by_the_bound", "sums_follow")
def one_day_more(given: Given) -> Change | Skip:
    """The trip is one day longer."""
    facts = given.case.facts
    if facts.days is None or facts.end is not None:
        return Skip("the length is not said, or said twice")
    if facts.days >= MAX_DAYS:
        return Skip(f"a trip of {MAX_DAYS} days has no room for another")
    return Change(facts=facts.model_copy(update={"days": facts.days + 1}))
