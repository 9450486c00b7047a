"""Which place is asked for, and which city is meant by it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import NamedTuple

from agents.data.records import Destination
from synthetic.facts.invented import invented
from synthetic.facts.misspelling import misspelt
from synthetic.facts.people import in_need_of_a_visa
from synthetic.facts.places import places
from synthetic.facts.seasons import months_of
from synthetic.facts.steps.registry import FactsError, Making, step
from synthetic.facts.steps.season import SEASONS

PRICED = ("impossible", "tight", "easy", "other_currency")
MOST_NAMESAKES = 4
"""So many of a name are known well enough to be meant by it."""


class Asked(NamedTuple):
    """A name as it is written, the city that is meant, and the country."""

    name: str
    city: Destination | None
    country: str


@step("destination", order=0)
def destination(making: Making, random: Random) -> Making:
    """A city in which all else that the tuple says can be true."""
    asked = making.meaning("destination", _KINDS)(making, random)
    settled = making.with_facts(destination=asked.name, destination_id=asked.city and asked.city.id)
    return replace(settled, country=asked.country)


def _major(making: Making, random: Random) -> Asked:
    return _one_of(((city.name, city) for city in making.data.curated()), making, random)


def _small(making: Making, random: Random) -> Asked:
    return _one_of(((name, making.data.resolve(name)[0].destination) for name in places().small), making, random)


def _ambiguous(making: Making, random: Random) -> Asked:
    names = random.sample(places().ambiguous, len(places().ambiguous))
    for name in names:
        meant = [city for city in making.data.contenders(name)[:MOST_NAMESAKES] if _suits(city, making)]
        if meant:
            city = random.choice(meant)
            return Asked(name, city, city.country)
    raise FactsError(f"no city of an ambiguous name suits {dict(making.tuple)}; names: {', '.join(names)}")


def _misspelt(making: Making, random: Random) -> Asked:
    cities = [city for city in making.data.curated() if _suits(city, making)]
    for city in random.sample(cities, len(cities)):
        if name := misspelt(city, making.data, random):
            return Asked(name, city, city.country)
    raise FactsError(f"no city that suits {dict(making.tuple)} has a name that can be misspelt")


def _beyond_data(making: Making, random: Random) -> Asked:
    said = making.tuple.get("season") != "absent"
    known = [place for place in places().beyond_data if not (said and place.south) and _lets_in(place.country, making)]
    place = random.choice(known)
    return Asked(place.name, None, place.country)


def _unknown(making: Making, random: Random) -> Asked:
    return Asked(invented(making.data, random), None, "")


_KINDS: dict[str, Callable[[Making, Random], Asked]] = {
    "major": _major,
    "small": _small,
    "ambiguous": _ambiguous,
    "misspelt": _misspelt,
    "beyond_data": _beyond_data,
    "unknown": _unknown,
}


def _one_of(named: Iterator[tuple[str, Destination]], making: Making, random: Random) -> Asked:
    suitable = [(name, city) for name, city in named if _suits(city, making)]
    if not suitable:
        raise FactsError(f"no city of the travel data suits {dict(making.tuple)}")
    name, city = random.choice(suitable)
    return Asked(name, city, city.country)


def _suits(city: Destination, making: Making) -> bool:
    """Whether the city has the season, the prices and the entry rules that the tuple speaks of."""
    season = making.meaning("season", SEASONS)
    has_season = season is None or bool(months_of(season, city, making.data))
    has_prices = making.tuple.get("budget") not in PRICED or making.data.coverage(city.id).rates != "none"
    return has_season and has_prices and _lets_in(city.country, making)


def _lets_in(country: str, making: Making) -> bool:
    """Whether somebody has a passport as the tuple wants it there."""
    return making.tuple.get("need") != "visa" or bool(in_need_of_a_visa(country, making.data))
