"""What the person will ask for once there is a plan."""

from collections.abc import Callable
from random import Random

from agents.data.records import Diet, Interest
from agents.request import DEFAULT_DAYS, Style
from synthetic.facts.facts import Goal
from synthetic.facts.steps.registry import Making, step

MOST = 3
TO_ADD = (Interest.FOOD, Interest.CULTURE, Interest.HISTORY, Interest.NATURE, Interest.ART)
SHORT, FULL = 8, 4
"""Days after which a city has no more places to offer than the plan holds, and until which each day is full."""
PLENTY = 6
"""So many places there serve an interest before more of it is asked for."""
BY_INTEREST = {Interest.CULTURE: "the museum", Interest.FOOD: "the market", Interest.NATURE: "the park"}
"""A stop that a plan for the interest is likely to have, in the words of who asks for another."""


@step("intent", order=100)
def intent(making: Making, random: Random) -> Making:
    """One to three changes, each of another kind, that suit the trip."""
    wanted = random.randint(1, MOST) if making.meaning("intent", _REFINES) else 0
    offers = [offer(making, random) for offer in _OFFERS]
    possible = [goal for goal in offers if goal]
    return making.with_facts(goals=tuple(random.sample(possible, min(wanted, len(possible)))))


_REFINES = {"plan": False, "refine": True, "off_topic": False, "attack": False}


def _lighten(making: Making, random: Random) -> Goal | None:
    """A day with something in it: the first and the last are often short already, late ones may have little left."""
    days = _days(making)
    day = random.randint(2, min(days - 1, FULL)) if days > 2 else 1
    return Goal(edit="lighten", arguments={"day": day}) if _has_spare(making) else None


def _swap(making: Making, random: Random) -> Goal | None:
    return _of_interest("swap", making, random) if _has_places(making) and _days(making) <= FULL else None


def _drop(making: Making, random: Random) -> Goal | None:
    return _of_interest("drop", making, random) if _has_places(making) else None


def _of_interest(edit: str, making: Making, random: Random) -> Goal | None:
    queries = [query for interest, query in BY_INTEREST.items() if interest in making.facts.interests]
    return Goal(edit=edit, arguments={"query": random.choice(queries)}) if queries else None


def _add(making: Making, random: Random) -> Goal | None:
    """Of what the place has plenty, into days that are not full."""
    others = [interest for interest in TO_ADD if interest not in making.facts.interests and _plenty(interest, making)]
    has_room = making.facts.style in (Style.RELAXED, Style.LUXURY) and _has_spare(making)
    return Goal(edit="add", arguments={"interest": random.choice(others)}) if others and has_room else None


def _eat(making: Making, random: Random) -> Goal | None:
    diets = [diet for diet in (Diet.VEGETARIAN, Diet.VEGAN, Diet.GLUTEN_FREE) if diet not in making.facts.party.diets]
    return Goal(edit="eat", arguments={"diet": random.choice(diets)})


def _walk_less(making: Making, random: Random) -> Goal | None:
    if making.facts.party.mobility != "none":
        return None
    return Goal(edit="walk_less", arguments={"mobility": random.choice(("reduced", "wheelchair"))})


def _spend_less(making: Making, random: Random) -> Goal | None:  # noqa: ARG001 - one signature for all
    """A backpacker's stops are mostly free already, and luxury is not about that."""
    saves = making.facts.style in (Style.RELAXED, Style.BALANCED)
    return Goal(edit="spend_less") if saves and _has_places(making) and _days(making) <= FULL else None


_OFFERS: tuple[Callable[[Making, Random], Goal | None], ...] = (
    _lighten, _swap, _drop, _add, _eat, _walk_less, _spend_less,
)  # fmt: skip


def _has_places(making: Making) -> bool:
    return making.city is not None and making.city.curated


def _has_spare(making: Making) -> bool:
    return _has_places(making) and _days(making) <= SHORT


def _days(making: Making) -> int:
    return making.facts.days or DEFAULT_DAYS


def _plenty(interest: Interest, making: Making) -> bool:
    places = making.data.places(making.city.id) if making.city else ()
    return sum(interest in place.interests for place in places) >= PLENTY
