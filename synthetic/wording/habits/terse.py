"""No word too many."""

import re
from random import Random

from synthetic.wording.habits.registry import habit
from synthetic.wording.habits.words import exchanged

LEFT_OUT = ("please", "kindly", "really", "very", "just", "kind of", "sort of", "actually", "simply", "also")

_STRAY = re.compile(r"[ ,]+([,.!?](?:\s|$))")


@habit(10)
def terse(text: str, rng: Random) -> str:
    """Without `please`, `really` and their like."""
    short = _STRAY.sub(r"\1", exchanged(text, dict.fromkeys(LEFT_OUT, ""), 0.9, rng)).strip(" ,")
    return short[:1].upper() + short[1:] if text[:1].isupper() else short
