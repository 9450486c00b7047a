"""A city wrongly written that still can only be one."""

from agents.data.contenders import is_sure
from agents.data.tables import TravelData
from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation
from synthetic.perturbations.typos import slip

TRIES = 20


@perturbation("typo_in_destination", "same_plan", "sums_follow", same_request=True)
def typo_in_destination(given: Given) -> Change | Skip:
    """One slip in the name of the destination, where it still has one reading."""
    facts, tuple = given.case.facts, given.case.tuple
    if facts.destination_id is None or tuple["destination"] not in ("major", "small"):
        return Skip("which city is meant is not clear from its name")
    for _ in range(TRIES):
        typo = slip(facts.destination, given.rng)
        if typo != facts.destination and reads_as(typo, facts.destination_id, given.data):
            facts = facts.model_copy(update={"destination": typo})
            return Change(facts=facts, words=given.case.words, tuple={"destination": "misspelt"})
    return Skip("every slip that was tried can be read as another city")


def reads_as(text: str, id: str, data: TravelData) -> bool:
    """Whether a misspelt name is taken for one city without asking."""
    matches = data.resolve(text)
    sure = bool(matches) and matches[0].kind == "spelling" and is_sure(matches[0])
    return sure and [city.id for city in data.contenders(text)] == [id]
