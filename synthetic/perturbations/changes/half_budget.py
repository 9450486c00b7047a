"""Half the money."""

from agents.budget.money import rounded
from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("half_budget", "not_dearer", "fewer_or_cheaper_stops", "asks_by_the_bound", "sums_follow")
def half_budget(given: Given) -> Change | Skip:
    """The budget is half of what it was."""
    facts = given.case.facts
    if facts.amount is None or facts.currency is None:
        return Skip("no amount of money is said")
    return Change(facts=facts.model_copy(update={"amount": rounded(facts.amount / 2, facts.currency)}))
