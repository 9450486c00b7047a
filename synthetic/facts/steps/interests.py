"""What the trip is for."""

from collections.abc import Callable
from random import Random

from agents.data.records import Interest
from synthetic.facts.steps.registry import Making, step

BESIDE_CULTURE = (Interest.HISTORY, Interest.ART, Interest.ARCHITECTURE)
MANY = tuple(interest for interest in Interest if interest is not Interest.FAMILY)
"""What goes with any party."""
UNSERVED = (
    "cave diving", "ice climbing", "falconry", "paragliding", "bog snorkelling", "vintage tractor racing",
    "mushroom foraging", "glass blowing lessons", "fencing tournaments", "steam locomotive driving",
)  # fmt: skip


def _culture(random: Random) -> tuple[Interest, ...]:
    return (Interest.CULTURE, *random.sample(BESIDE_CULTURE, random.randint(0, 1)))


INTERESTS: dict[str, Callable[[Random], tuple[Interest, ...]]] = {
    "none": lambda _: (),
    "food": lambda _: (Interest.FOOD,),
    "culture": _culture,
    "nature": lambda _: (Interest.NATURE,),
    "several": lambda random: tuple(random.sample(MANY, random.randint(3, 4))),
    "unserved": lambda _: (),
}


@step("interests", order=70)
def interests(making: Making, random: Random) -> Making:
    """Interests of the form, or one in words that the form has no field for."""
    chosen = making.meaning("interests", INTERESTS)(random)
    unserved = random.choice(UNSERVED) if making.tuple["interests"] == "unserved" else None
    return making.with_facts(interests=chosen, unserved=unserved)
