"""A child comes along."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation(
    "child_added", "needs_respected", "slower_pace", "fixed_costs_not_lower", "asks_by_the_bound", "sums_follow"
)
def child_added(given: Given) -> Change | Skip:
    """A child under 13 comes along where there was none.

    The total may be lower: days are slower with a child, so that there may be fewer tickets.
    """
    facts = given.case.facts
    if facts.party.children or not facts.party.adults:
        return Skip("children come along already, or seniors travel alone")
    party = facts.party.model_copy(update={"children": 1})
    return Change(facts=facts.model_copy(update={"party": party}), tuple={"party": "family"})
