"""Who travels."""

from collections.abc import Callable
from random import Random

from agents.request import Party
from synthetic.facts.steps.registry import Making, step


def _family(random: Random) -> Party:
    adults, children = random.choice(((2, 2), (2, 1), (2, 3), (1, 1), (1, 2)))
    return Party(adults=adults, children=children)


PARTIES: dict[str, Callable[[Random], Party]] = {
    "solo": lambda _: Party(adults=1),
    "couple": lambda _: Party(adults=2),
    "family": _family,
    "friends": lambda random: Party(adults=random.choice((3, 4, 5, 6))),
    "seniors": lambda _: Party(adults=0, seniors=2),
}


@step("party", order=50)
def party(making: Making, random: Random) -> Making:
    """Heads by age; what they need comes later."""
    return making.with_facts(party=making.meaning("party", PARTIES)(random))
