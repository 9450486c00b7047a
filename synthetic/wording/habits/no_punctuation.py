"""Line ends for full stops, and few commas; marks inside numbers, dates and times stay."""

import re
from random import Random

from synthetic.wording.habits.registry import habit

FEW = 2
"""Commas that a sentence can spare; where there are more, it is a list."""
_INNER = re.compile(r"(?<![\d:;.])[.;!?…]+ +(?=\w)")
_ENDS = re.compile(r"(?<![:;])[.;!?…]+(?=\s|$)|:$")
_COMMA = re.compile(r"(?<!\d),(?=\s|$)|,$")


@habit(80)
def no_punctuation(text: str, rng: Random) -> str:  # noqa: ARG001 - one signature for all
    """`hi we want to go to Rome for 600 EUR at most`."""
    lines = _ENDS.sub("", _INNER.sub("\n", text)).split("\n")
    return "\n".join(_COMMA.sub("", line) if len(_COMMA.findall(line)) <= FEW else line for line in lines)
