"""Who asks."""

from dataclasses import replace
from random import Random

from synthetic.facts.people import all_people, in_need_of_a_visa, person_of
from synthetic.facts.steps.registry import Making, step


@step("persona", order=10)
def persona(making: Making, random: Random) -> Making:
    """Somebody who does not live there already and, where the tuple says so, needs a visa there."""
    in_need = making.tuple.get("need") == "visa"
    people = in_need_of_a_visa(making.country, making.data) if in_need else all_people()
    return replace(making, persona=person_of(random.choice(people), making.data, random, making.facts.destination_id))
