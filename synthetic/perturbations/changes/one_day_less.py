"""A day less."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("one_day_less", "one_day_fewer", "cost_not_higher", "asks_by_the_bound", "sums_follow")
def one_day_less(given: Given) -> Change | Skip:
    """The trip is one day shorter."""
    facts = given.case.facts
    if facts.days is None or facts.end is not None:
        return Skip("the length is not said, or said twice")
    if facts.days == 1:
        return Skip("a trip of one day has no day to lose")
    return Change(facts=facts.model_copy(update={"days": facts.days - 1}))
