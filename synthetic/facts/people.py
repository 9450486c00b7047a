"""Where people are from, and what they are called."""

import functools
from pathlib import Path
from random import Random

import yaml
from faker.factory import Factory
from pydantic import BaseModel, ConfigDict, TypeAdapter

from agents.data.records import VisaKind
from agents.data.tables import TravelData
from synthetic.persona import Habit, Persona

FILE = Path(__file__).with_name("people.yaml")
HABITS: tuple[Habit, ...] = (
    "lower_case", "no_punctuation", "terse", "wordy", "abbreviations", "emoji", "formal", "slips",
)  # fmt: skip
AT_ODDS: dict[Habit, tuple[Habit, ...]] = {
    "terse": ("wordy",),
    "formal": ("lower_case", "no_punctuation", "abbreviations", "emoji"),
}
"""Habits that nobody has together."""
HOW_MANY = (0, 1, 1, 2, 2, 3)
"""Numbers of habits, as often as they stand here."""

NEEDS_A_VISA: tuple[VisaKind, ...] = ("visa required", "e-visa")
"""A visa that one has to get before one travels."""


class People(BaseModel):
    """Those of a locale; `name` is Faker's pattern of a name in Latin letters."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    locale: str
    country: str
    homes: tuple[str, ...]
    name: str = "{{first_name}} {{last_name}}"


@functools.cache
def all_people() -> tuple[People, ...]:
    """The table, read once."""
    return TypeAdapter(tuple[People, ...]).validate_python(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def in_need_of_a_visa(country: str, data: TravelData) -> tuple[People, ...]:
    """Those whose passport alone does not let them into a country (ISO code)."""
    rules = [(people, data.visa(people.country, country)) for people in all_people()]
    return tuple(people for people, rule in rules if rule and rule.kind in NEEDS_A_VISA)


def person_of(people: People, data: TravelData, random: Random, elsewhere: str | None = None) -> Persona:
    """An invented person of a locale, who does not live in the city with the id `elsewhere`."""
    homes = [data.resolve(home)[0].destination for home in people.homes]
    home = random.choice([city for city in homes if city.id != elsewhere])
    return Persona(
        name=name_of(people, random.getrandbits(32)),
        locale=people.locale,
        home=home.name,
        home_id=home.id,
        country=people.country,
        habits=habits(random),
    )


def name_of(people: People, seed: int) -> str:
    """A name that is usual there."""
    fake = Factory.create(people.locale, providers=["faker.providers.person"])
    fake.seed_instance(seed)
    return fake.parse(people.name)


def habits(random: Random) -> tuple[Habit, ...]:
    """Up to three, in a fixed order; of two that do not go together only one."""
    wanted, chosen = random.choice(HOW_MANY), list[Habit]()
    for habit in random.sample(HABITS, len(HABITS)):
        if len(chosen) < wanted and not any(_at_odds(habit, other) for other in chosen):
            chosen.append(habit)
    return tuple(sorted(chosen, key=HABITS.index))


def _at_odds(one: Habit, other: Habit) -> bool:
    return other in AT_ODDS.get(one, ()) or one in AT_ODDS.get(other, ())
