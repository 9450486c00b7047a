"""No capitals."""

from random import Random

from synthetic.wording.habits.registry import habit


@habit(90)
def lower_case(text: str, rng: Random) -> str:  # noqa: ARG001 - one signature for all
    """`we want to go to rome`."""
    return text.lower()
