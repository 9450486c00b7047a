"""No commas and full stops; those inside numbers, dates and times stay."""

import re
from random import Random

from synthetic.wording.habits.registry import habit

_MARKS = re.compile(r"(?<![:;])[.,;:!?…]+(?=\s|$)| [–-](?= )")


@habit(80)
def no_punctuation(text: str, rng: Random) -> str:  # noqa: ARG001 - one signature for all
    """`hi we want to go to Rome 600 EUR at most`."""
    return re.sub(r" {2,}", " ", _MARKS.sub("", text))
