"""The file of words, and what it says of a place."""

import sqlite3
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from agents.data.building.files import PLACES
from agents.data.building.place_files import CityFile, read_city
from agents.data.building.place_traits import traits_of
from agents.data.building.words import Topic, Words, read_words
from agents.data.traits import Trait

LISBON = read_city(PLACES / "lisbon.yaml")
EMPTY: dict[str, Any] = {"stop": [], "traits": {}, "weekdays": {}, "topics": {}}
PLACE_OF = {place.id: place for place in LISBON.places}


def topics(id: str) -> list[str]:
    return read_words().topics_of(PLACE_OF[id])


def traits(id: str, city: CityFile = LISBON, said: tuple[str, ...] = ()) -> list[Trait]:
    return traits_of(PLACE_OF[id], city, said)


def test_topics_come_from_text_kind_and_interests() -> None:
    assert {"sweets", "eating"} <= set(topics("manteigaria"))
    assert {"sea", "swimming", "surfing", "thrill"} <= set(topics("carcavelos-beach"))
    assert {"view", "sunset", "photos"} <= set(topics("senhora-do-monte"))


def test_what_is_only_asked_is_not_read_in_a_text() -> None:
    assert "sweets" not in topics("maat")
    assert "science" not in topics("ramiro")


def test_traits_of_a_free_terrace() -> None:
    assert traits("senhora-do-monte") == [
        Trait.OUTDOORS, Trait.FREE, Trait.CHEAP, Trait.EVENING, Trait.SHORT,
    ]  # fmt: skip


def test_traits_of_a_place_to_eat() -> None:
    assert traits("time-out-market") == [
        Trait.INDOORS, Trait.DEAR, Trait.STEP_FREE, Trait.VEGETARIAN, Trait.VEGAN,
    ]  # fmt: skip


def test_prices_are_compared_within_the_city_and_sort() -> None:
    assert Trait.CHEAP in traits("ginjinha")
    assert Trait.DEAR in traits("ramiro")
    assert {Trait.CHEAP, Trait.DEAR}.isdisjoint(traits("bairro-alto"))


def test_without_prices_nothing_is_dear() -> None:
    free = [place.model_copy(update={"cost": Decimal(0)}) for place in LISBON.places]
    city = LISBON.model_copy(update={"places": tuple(free)})
    assert Trait.DEAR not in traits_of(free[0], city, ())


@pytest.mark.parametrize(
    ("id", "said", "summer"),
    [
        ("carcavelos-beach", (), True),
        ("tagus-bike", ("summer",), True),
        ("tagus-bike", ("summer", "winter"), False),
        ("tagus-bike", (), False),
        ("maat", ("summer",), False),
    ],
)
def test_what_is_for_the_warm_months(id: str, said: tuple[str, ...], summer: bool) -> None:
    assert (Trait.SUMMER in traits(id, said=said)) is summer


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"traits": {"roomy": ["roomy"]}}, "Input should be 'indoors', 'outdoors'"),
        ({"topics": {"Jazz Music": {"said": ["jazz"]}}}, "String should match pattern"),
        ({"topics": {"jazz": {"told": ["jazz"]}}}, "Extra inputs are not permitted"),
        ({"weekdays": {"monday": ["monday"]}}, "Input should be 'mon', 'tue'"),
    ],
)
def test_a_wrong_file_is_refused(change: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Words.model_validate({**EMPTY, **change})


def test_a_phrase_stands_once_in_a_topic() -> None:
    with pytest.raises(ValidationError, match="'swing' stand twice; each phrase once, under said or asked"):
        Topic.model_validate({"said": ["swing"], "asked": ["swing"]})


def test_every_trait_can_be_asked_for_but_summer() -> None:
    assert {*Trait} - {*read_words().traits} == {Trait.SUMMER}


def test_the_tables_hold_the_vocabulary(fresh: sqlite3.Connection) -> None:
    found = fresh.execute("SELECT kind, name, said FROM vocabulary WHERE phrase = 'sauna' ORDER BY name").fetchall()
    assert found == [("topic", "bathhouse", 1), ("topic", "snow", 1)]
