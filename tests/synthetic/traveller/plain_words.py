"""Requests in plain words, several ways each: what the traveller's own grammar is tried without."""

from random import Random

from synthetic.facts.facts import Goal
from synthetic.persona import Persona

WAYS = {
    "lighten": ("Make day {day} lighter", "Day {day} is too packed, fewer stops please", "Could day {day} be calmer?"),
    "fill": ("Make day {day} fuller", "Day {day} is too empty, one more stop please", "Add a stop on day {day}"),
    "drop": ("Drop {query}", "Please remove {query}", "Skip {query}, nothing in its place"),
    "swap": ("Swap {query}", "Replace {query} with something else", "Another place instead of {query}, please"),
    "move": ("Move {query} to day {day}", "Please shift {query} to day {day}"),
    "add": ("More {interest} please", "Add some more {interest}"),
    "eat": ("We are {diet}", "Please mind that we only eat {diet} food"),
    "walk_less": ("One of us is of reduced mobility, no stairs please", "My mother cannot walk far or climb stairs"),
    "spend_less": ("Make it cheaper", "We want to save money"),
}


def say_plainly(goal: Goal, persona: Persona, mood: str, seed: int) -> str:  # noqa: ARG001 - the grammar's signature
    """Any of the ways."""
    if goal.arguments.get("mobility") == "wheelchair":
        return "My father uses a wheelchair"
    return Random(seed).choice(WAYS[goal.edit]).format(**goal.arguments)
