"""How somebody writes."""

from random import Random
from typing import get_args

import pytest

from synthetic.persona import Habit
from synthetic.wording.habits.registry import all_habits, habit, with_habits

SENTENCE = "Please plan 5 days in Rome, from May 3, 2027, for €1,200.50 at most; we'd really love the food."
FACTS = ("5", "rome", "2027", "1,200.50", "food")


def test_every_habit_of_a_persona_has_a_file() -> None:
    assert set(all_habits()) == set(get_args(Habit))


@pytest.mark.parametrize("name", get_args(Habit))
@pytest.mark.parametrize("seed", range(20))
def test_no_habit_changes_a_number_a_name_or_a_wish(name: Habit, seed: int) -> None:
    rng = Random(seed)
    said = with_habits(with_habits(SENTENCE, [name], rng, early=True), [name], rng).lower()
    assert [fact for fact in FACTS if fact not in said] == []


def test_lower_case() -> None:
    assert with_habits("To Rome!", ["lower_case"], Random(1)) == "to rome!"


def test_no_punctuation_keeps_numbers_and_addresses() -> None:
    said = with_habits("Rome, 1,200.50 EUR; at 10:30 - please!", ["no_punctuation"], Random(1))
    assert said == "Rome 1,200.50 EUR at 10:30 please"


def test_formal_writes_short_forms_out_and_keeps_capitals() -> None:
    assert with_habits("I'd say it's ok. We're in.", ["formal"], Random(1)) == "I would say it is in order. We are in."


def test_slips_and_abbreviations_come_only_with_everyday_words() -> None:
    changed = {
        with_habits("Thanks, with Rome and Ana.", ["abbreviations", "slips"], Random(seed)) for seed in range(40)
    }
    assert len(changed) > 3
    assert all("Rome" in text and "Ana" in text for text in changed)


def test_an_unknown_habit_is_refused() -> None:
    def shouting(text: str, rng: Random) -> str:
        return text.upper() + str(rng.random())

    with pytest.raises(ValueError, match="unknown habit 'shouting'; allowed: lower_case, no_punctuation"):
        habit(1)(shouting)


def test_wordy_puts_a_filler_before_some_sentences_and_before_no_question() -> None:
    said = {with_habits("we want to see Rome", ["wordy"], Random(seed), early=True) for seed in range(60)}
    assert "we want to see Rome" in said
    assert "To be honest, we want to see Rome" in said
    assert with_habits("could you plan it for us", ["wordy"], Random(1), early=True) == "could you plan it for us"


def test_terse_leaves_no_stray_comma() -> None:
    assert {with_habits("Just this, please.", ["terse"], Random(seed)) for seed in range(3)} >= {"This."}
