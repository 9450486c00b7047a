"""The same city with its country."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("country_named", "same_plan", "sums_follow", same_request=True)
def country_named(given: Given) -> Change | Skip:
    """The destination is named with region and country, where its name alone is clear."""
    facts, tuple = given.case.facts, given.case.tuple
    if facts.destination_id is None or tuple["destination"] not in ("major", "small"):
        return Skip("which city is meant is not clear from its name")
    label = given.data.destination(facts.destination_id).label
    if len(label) > 80 or label == facts.destination:
        return Skip("the label is too long for the form, or is what is written")
    return Change(facts=facts.model_copy(update={"destination": label}), words=given.case.words)
