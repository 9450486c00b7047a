"""The words of a follow-up: what the person says to have a plan changed."""

from random import Random

from synthetic.facts.facts import Goal
from synthetic.persona import Persona
from synthetic.wording.draw import Draw
from synthetic.wording.part import Part, at_most, put_together, written
from synthetic.wording.phrasebook import phrasebook

LONGEST = 300
"""Characters that the application takes."""


def say_goal(goal: Goal, persona: Persona, mood: str, seed: int) -> str:
    """Ask for one edit of `agents/edits`; the same seed gives the same words, 300 characters at the most.

    Raises:
        PhraseError: `changes.yaml` has no group for the edit, or a phrase needs an argument that the goal lacks.
    """
    rng = Random(f"{seed}:{goal.edit}")
    values = {name: str(value).removeprefix("the ") for name, value in goal.arguments.items()}
    draw = Draw(phrasebook(), rng, values)
    around = {f"changes.before_{mood}": 0.5, f"changes.after_{mood}": 0.4}
    before, after = ([draw.say(group)] if draw.has(group) and draw.maybe(around[group]) else [] for group in around)
    said = [*before, draw.say(_group(goal, draw)), *after]
    return put_together(at_most(written(map(Part, said), persona.habits, rng), LONGEST))


def _group(goal: Goal, draw: Draw) -> str:
    """`changes.walk_less_wheelchair` where there is such a group, else `changes.walk_less`."""
    closer = (f"changes.{goal.edit}_{value}" for value in goal.arguments.values())
    return next((group for group in closer if draw.has(group)), f"changes.{goal.edit}")
