"""One person more."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("one_more_traveller", "cost_not_lower", "asks_by_the_bound", "needs_respected", "sums_follow")
def one_more_traveller(given: Given) -> Change | Skip:
    """One more adult travels, or one more senior with seniors alone."""
    party = given.case.facts.party
    kind = "adults" if party.adults else "seniors"
    count: int = getattr(party, kind)
    if count == 12:
        return Skip("the form takes no more travellers")
    more = party.model_copy(update={kind: count + 1})
    return Change(facts=given.case.facts.model_copy(update={"party": more}))
