"""Somebody uses a wheelchair."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("wheelchair_added", "needs_respected", "slower_pace", "same_fixed_costs", "sums_follow")
def wheelchair_added(given: Given) -> Change | Skip:
    """One of the party uses a wheelchair."""
    facts = given.case.facts
    if given.case.tuple["need"] != "none":
        return Skip("there is a need already, and a tuple names one")
    party = facts.party.model_copy(update={"mobility": "wheelchair"})
    return Change(facts=facts.model_copy(update={"party": party}), tuple={"need": "mobility"})
