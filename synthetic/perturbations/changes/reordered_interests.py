"""The same interests in another order."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("reordered_interests", "same_plan", "sums_follow", same_request=True)
def reordered_interests(given: Given) -> Change | Skip:
    """The interests are named in the opposite order."""
    facts = given.case.facts
    if len(facts.interests) < 2:
        return Skip("fewer than two interests have no order")
    return Change(facts=facts.model_copy(update={"interests": facts.interests[::-1]}), words=given.case.words)
