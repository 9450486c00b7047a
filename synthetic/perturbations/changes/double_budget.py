"""Twice the money."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("double_budget", "still_feasible", "level_not_lower", "asks_by_the_bound", "sums_follow")
def double_budget(given: Given) -> Change | Skip:
    """The budget is twice what it was."""
    facts = given.case.facts
    if facts.amount is None:
        return Skip("no amount of money is said")
    return Change(facts=facts.model_copy(update={"amount": facts.amount * 2}))
