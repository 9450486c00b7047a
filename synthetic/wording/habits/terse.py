"""No word too many."""

from random import Random

from synthetic.wording.habits.registry import habit
from synthetic.wording.habits.words import exchanged

LEFT_OUT = (
    "please",
    "kindly",
    "really",
    "very",
    "just",
    "a bit of",
    "kind of",
    "sort of",
    "actually",
    "simply",
    "also",
)


@habit(10)
def terse(text: str, rng: Random) -> str:
    """Without `please`, `really` and their like."""
    return exchanged(text, dict.fromkeys(LEFT_OUT, ""), 0.9, rng)
