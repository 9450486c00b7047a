"""Who asks."""

from dataclasses import replace
from random import Random

from agents.data.records import VisaKind
from synthetic.facts.people import People, all_people, person_of
from synthetic.facts.steps.registry import FactsError, Making, step

NEEDS_A_VISA: tuple[VisaKind, ...] = ("visa required", "e-visa")
"""A visa that one has to get before one travels."""


@step("persona", order=10)
def persona(making: Making, random: Random) -> Making:
    """Somebody who does not live there already and, where the tuple says so, needs a visa there."""
    people = [each for each in all_people() if making.tuple.get("need") != "visa" or _needs_visa(each, making)]
    if not people:
        raise FactsError(f"nobody of people.yaml needs a visa in {making.country or making.facts.destination!r}")
    return replace(making, persona=person_of(random.choice(people), making.data, random, making.facts.destination_id))


def _needs_visa(people: People, making: Making) -> bool:
    rule = making.data.visa(people.country, making.country)
    return rule is not None and rule.kind in NEEDS_A_VISA
