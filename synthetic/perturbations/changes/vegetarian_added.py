"""Somebody eats no meat."""

from agents.data.records import Diet
from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("vegetarian_added", "needs_respected", "same_fixed_costs", "sums_follow")
def vegetarian_added(given: Given) -> Change | Skip:
    """The party eats vegetarian."""
    facts = given.case.facts
    if given.case.tuple["need"] != "none":
        return Skip("there is a need already, and a tuple names one")
    party = facts.party.model_copy(update={"diets": (Diet.VEGETARIAN,)})
    return Change(facts=facts.model_copy(update={"party": party}), tuple={"need": "diet"})
