"""One wish more."""

from agents.data.records import Interest
from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation

MOST = 6


@perturbation("interest_added", "interest_served", "same_fixed_costs", "sums_follow")
def interest_added(given: Given) -> Change | Skip:
    """One more interest is named, of those that the city serves."""
    facts = given.case.facts
    city = facts.destination_id
    served = {each for place in given.data.places(city) for each in place.interests} if city else set[Interest]()
    new = [each for each in Interest if each in served and each not in facts.interests]
    if not new or len(facts.interests) == MOST:
        return Skip("there is no other interest that the city is known to serve, or no room for one")
    return Change(facts=facts.model_copy(update={"interests": (*facts.interests, given.rng.choice(new))}))
