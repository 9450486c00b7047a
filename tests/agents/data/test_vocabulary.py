"""Reading a traveller's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.data.traits import Trait
from agents.data.vocabulary import Reading, Sense, Vocabulary, singular

SENSES = [
    Sense("a", "stop", "", False),
    Sense("the", "stop", "", False),
    Sense("rainy", "trait", "indoors", False),
    Sense("kid", "trait", "children", False),
    Sense("year old", "trait", "children", False),
    Sense("monday", "weekday", "mon", False),
    Sense("boat", "topic", "boat", True),
    Sense("pedal boat", "topic", "paddling", True),
    Sense("on the water", "topic", "boat", False),
    Sense("acai", "topic", "fruit", True),
]


def read(text: str) -> Reading:
    return Vocabulary(SENSES).read(text)


def test_what_is_not_known_is_a_word_to_look_for() -> None:
    assert read("a Turner painting") == Reading(words=("turner", "painting"))


def test_traits_and_weekdays_are_not_looked_for() -> None:
    assert read("Rainy Mondays, kids") == Reading(
        traits=frozenset({Trait.INDOORS, Trait.CHILDREN}), weekdays=frozenset({"mon"})
    )


def test_a_topic_stays_as_words() -> None:
    assert read("boats") == Reading(words=("boats",), topics=("boat",))


def test_the_longest_phrase_wins_and_is_read_once() -> None:
    assert read("pedal boat").topics == ("paddling",)
    assert read("an eight-year-old").traits == {Trait.CHILDREN}


def test_stop_words_within_a_phrase_are_not_looked_for() -> None:
    assert read("out on the water") == Reading(words=("out", "on", "water"), topics=("boat",))


def test_accents_do_not_matter() -> None:
    assert read("AÇAÍ") == Reading(words=("açaí",), topics=("fruit",))


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("kids", "kid"), ("berries", "berry"), ("benches", "bench"), ("horses", "horse"), ("glass", "glass"),
        ("bus", "bus"), ("gas", "gas"), ("trees", "tree"), ("churches", "church"),
    ],
)  # fmt: skip
def test_singular(word: str, stem: str) -> None:
    assert singular(word) == stem


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    reading = read(text)
    assert all(word.isalnum() for word in reading.words)
    assert len(set(reading.words)) == len(reading.words)
