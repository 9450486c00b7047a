"""What a plan has to respect."""

from collections.abc import Callable
from random import Random

from agents.data.records import Diet
from synthetic.facts.steps.registry import Making, step

SMALL, OLDEST = 6, 12
"""Years: a small child at the most, and the oldest of the children."""


def _none(making: Making, random: Random) -> Making:  # noqa: ARG001 - one signature for all
    return making


def _diet(making: Making, random: Random) -> Making:
    diet = random.choice(list(Diet))
    return making.with_facts(party=making.facts.party.model_copy(update={"diets": (diet,)}))


def _mobility(making: Making, random: Random) -> Making:
    mobility = random.choice(("reduced", "wheelchair"))
    return making.with_facts(party=making.facts.party.model_copy(update={"mobility": mobility}))


def _children(making: Making, random: Random) -> Making:
    """At least one of them is small."""
    others = [random.randint(1, OLDEST) for _ in range(making.facts.party.children - 1)]
    ages = sorted([random.randint(1, SMALL), *others], reverse=True)
    return making.with_facts(children_ages=tuple(ages))


def _visa(making: Making, random: Random) -> Making:  # noqa: ARG001 - one signature for all
    """The country of the person's passport, who was chosen to need a visa there."""
    assert making.persona
    return making.with_facts(passport=dict(making.data.countries())[making.persona.country])


NEEDS: dict[str, Callable[[Making, Random], Making]] = {
    "none": _none,
    "diet": _diet,
    "mobility": _mobility,
    "children": _children,
    "visa": _visa,
}


@step("need", order=60)
def need(making: Making, random: Random) -> Making:
    """A diet, a way of moving, ages, or a passport."""
    return making.meaning("need", NEEDS)(making, random)
