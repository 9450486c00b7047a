"""Moods and habits make tempers; phrases ask for nothing and fit."""

import pytest

from agents.data.tables import TravelData
from synthetic.dimensions_file import read_dimensions
from synthetic.persona import Habit, Persona
from synthetic.traveller.heard import hear
from synthetic.traveller.phrases import fitted, phrases
from synthetic.traveller.temper import temper_file, temper_of
from tests.synthetic.traveller.support import seen_of


def person(*habits: Habit) -> Persona:
    return Persona(name="Ada", locale="en_GB", home="London", home_id="london", country="GB", habits=habits)


def test_every_mood_of_the_dimensions_has_a_temper_and_phrases() -> None:
    moods = next(dimension.ids for dimension in read_dimensions().all if dimension.id == "mood")
    assert set(temper_file().moods) == set(moods)
    assert {part: set(by_mood) for part, by_mood in phrases().items()} == {part: set(moods) for part in phrases()}


def test_the_frustrated_lose_patience_first() -> None:
    patience = {mood: temper_of(mood, person()).patience for mood in ("frustrated", "neutral", "chatty")}
    assert patience == {"frustrated": 1, "neutral": 2, "chatty": 3}


def test_habits_shift_the_chances_within_their_bounds() -> None:
    assert temper_of("chatty", person("terse")).tangents == 0
    assert temper_of("neutral", person("wordy")).tangents == pytest.approx(0.2)
    assert temper_of("neutral", person("formal", "terse")).thanks == pytest.approx(0.7)
    assert temper_of("chatty", person("formal")).thanks == 1


def test_an_unknown_mood_is_named() -> None:
    with pytest.raises(ValueError, match="unknown mood 'angry'; allowed: neutral, frustrated, chatty"):
        temper_of("angry", person())


def test_no_phrase_asks_for_anything_itself(data: TravelData) -> None:
    seen = seen_of(data, "praca-do-comercio maat", "castelo-sao-jorge ramiro")
    said = [text for part in phrases().values() for by_mood in part.values() for text in by_mood]
    evidence = ("day 2 still has 2 stops", "MAAT is still in the plan", "it still costs 900.00 EUR")
    asks = [text for text in said for shown in evidence if hear(text.format(evidence=shown), seen)]
    assert asks == []


def test_openings_give_way_to_the_request() -> None:
    assert fitted(["A tangent.", "No."], "Make day 2 lighter") == "A tangent. No. Make day 2 lighter"
    assert fitted(["x" * 280, "No."], "Make day 2 lighter") == "No. Make day 2 lighter"
    assert fitted(["x" * 290], "Make day 2 lighter") == "Make day 2 lighter"
