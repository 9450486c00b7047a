"""The journey begins somewhere else."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("other_origin", "same_places", "same_total", "journey_told", "sums_follow")
def other_origin(given: Given) -> Change | Skip:
    """The journey begins in another city; the budget covers the stay alone, so that nothing else changes."""
    form = given.case.form
    if form.get("budget_covers", "stay") != "stay":
        return Skip("the budget covers the journey")
    taken = (given.case.facts.destination_id, given.case.persona.home_id)
    cities = [city for city in given.data.curated() if city.id not in taken]
    return Change(form={"origin": given.rng.choice(cities).label})
