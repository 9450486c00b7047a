"""The best of everything."""

from agents.request import Style
from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("luxury_wanted", "fixed_costs_not_lower", "level_not_lower", "slower_pace", "sums_follow")
def luxury_wanted(given: Given) -> Change | Skip:
    """The style is luxury where no money is named."""
    facts = given.case.facts
    if facts.style is Style.LUXURY or facts.amount is not None or facts.level is not None:
        return Skip("the style is luxury already, or the money is named")
    return Change(facts=facts.model_copy(update={"style": Style.LUXURY}))
