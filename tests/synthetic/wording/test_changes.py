"""The words of follow-ups."""

from typing import Any

import pytest

from agents.edits.registry import all_edits
from agents.refine_node import LONGEST_CHANGE
from synthetic.facts.facts import Goal
from synthetic.persona import Persona
from synthetic.wording.changes import LONGEST, say_goal
from synthetic.wording.phrasebook import PhraseError

GOALS: dict[str, tuple[dict[str, Any], str]] = {
    "add": ({"interest": "history"}, "history"),
    "drop": ({"query": "the market"}, "market"),
    "eat": ({"diet": "vegan"}, "vegan"),
    "fill": ({"day": 2}, "day 2"),
    "lighten": ({"day": 3}, "day 3"),
    "move": ({"query": "the park", "day": 2}, "park"),
    "spend_less": ({}, ""),
    "swap": ({"query": "the museum"}, "museum"),
    "walk_less": ({"mobility": "wheelchair"}, "wheelchair"),
}


def test_every_edit_of_the_application_can_be_asked_for() -> None:
    assert set(GOALS) == set(all_edits())


@pytest.mark.parametrize("edit", GOALS)
@pytest.mark.parametrize("mood", ["neutral", "frustrated", "chatty"])
def test_a_goal_is_said_in_many_ways_and_names_what_it_is_about(edit: str, mood: str, persona: Persona) -> None:
    arguments, named = GOALS[edit]
    said = {say_goal(Goal(edit=edit, arguments=arguments), persona, mood, seed) for seed in range(40)}
    assert len(said) >= 25
    assert all(named in text.lower() and len(text) <= LONGEST for text in said)
    assert not any("the the" in text.lower() for text in said)


def test_the_longest_change_is_what_the_application_takes() -> None:
    assert LONGEST == LONGEST_CHANGE


def test_the_same_seed_says_the_same(persona: Persona) -> None:
    goal = Goal(edit="lighten", arguments={"day": 3})
    assert say_goal(goal, persona, "chatty", 7) == say_goal(goal, persona, "chatty", 7)


def test_who_cannot_climb_stairs_is_not_put_into_a_wheelchair(persona: Persona) -> None:
    goal = Goal(edit="walk_less", arguments={"mobility": "reduced"})
    assert not any("wheelchair" in say_goal(goal, persona, "neutral", seed) for seed in range(40))


def test_an_unknown_edit_is_named(persona: Persona) -> None:
    with pytest.raises(PhraseError, match=r"no group of phrases 'changes\.explode'"):
        say_goal(Goal(edit="explode"), persona, "neutral", 1)
