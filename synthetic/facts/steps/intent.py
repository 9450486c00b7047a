"""What the person will ask for once there is a plan."""

from collections.abc import Callable
from random import Random

from agents.data.records import Diet, Interest
from agents.request import DEFAULT_DAYS, Style
from synthetic.facts.facts import Goal
from synthetic.facts.steps.registry import Making, step

MOST = 3
TO_ADD = (Interest.FOOD, Interest.CULTURE, Interest.HISTORY, Interest.NATURE, Interest.ART)
"""Interests of which most cities have more than a plan holds."""
BY_INTEREST = {Interest.CULTURE: "the museum", Interest.FOOD: "the market", Interest.NATURE: "the park"}
"""A stop that a plan for the interest is likely to have, in the words of who asks for another."""


@step("intent", order=100)
def intent(making: Making, random: Random) -> Making:
    """One to three changes, each of another kind, that suit the trip."""
    wanted = random.randint(1, MOST) if making.meaning("intent", _REFINES) else 0
    possible = [goal for offer in _OFFERS for goal in [offer(making, random)] if goal]
    return making.with_facts(goals=tuple(random.sample(possible, min(wanted, len(possible)))))


_REFINES = {"plan": False, "refine": True, "off_topic": False, "attack": False}


def _lighten(making: Making, random: Random) -> Goal | None:
    """A day with something in it; the first and the last are often short already."""
    days = making.facts.days or DEFAULT_DAYS
    day = random.randint(2, days - 1) if days > 2 else 1
    return Goal(edit="lighten", arguments={"day": day}) if _has_places(making) else None


def _swap(making: Making, random: Random) -> Goal | None:
    queries = [query for interest, query in BY_INTEREST.items() if interest in making.facts.interests]
    if not (queries and _has_places(making)):
        return None
    return Goal(edit="swap", arguments={"query": random.choice(queries)})


def _add(making: Making, random: Random) -> Goal | None:
    others = [interest for interest in TO_ADD if interest not in making.facts.interests]
    return Goal(edit="add", arguments={"interest": random.choice(others)}) if _has_places(making) else None


def _eat(making: Making, random: Random) -> Goal | None:
    diets = [diet for diet in (Diet.VEGETARIAN, Diet.VEGAN, Diet.GLUTEN_FREE) if diet not in making.facts.party.diets]
    return Goal(edit="eat", arguments={"diet": random.choice(diets)})


def _walk_less(making: Making, random: Random) -> Goal | None:
    if making.facts.party.mobility != "none":
        return None
    return Goal(edit="walk_less", arguments={"mobility": random.choice(("reduced", "wheelchair"))})


def _spend_less(making: Making, random: Random) -> Goal | None:  # noqa: ARG001 - one signature for all
    return Goal(edit="spend_less") if _has_places(making) and making.facts.style is not Style.LUXURY else None


_OFFERS: tuple[Callable[[Making, Random], Goal | None], ...] = (_lighten, _swap, _add, _eat, _walk_less, _spend_less)


def _has_places(making: Making) -> bool:
    return making.city is not None and making.city.curated
