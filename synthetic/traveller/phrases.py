"""What a traveller says around a request: objections, corrections, remarks off the point, thanks."""

import functools
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Literal

import yaml
from pydantic import TypeAdapter

from agents.refine_node import LONGEST_CHANGE

FILE = Path(__file__).with_name("phrases.yaml")

Part = Literal["rephrase", "object", "correct", "tangent", "thanks", "abandon"]


@functools.cache
def phrases() -> dict[Part, dict[str, tuple[str, ...]]]:
    """By part and mood; read once; raises `pydantic.ValidationError` for a file that breaks the format."""
    shape = TypeAdapter(dict[Part, dict[str, tuple[str, ...]]])
    return shape.validate_python(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def phrase(part: Part, mood: str, rng: Random, evidence: str = "") -> str:
    """Any phrase of a part in this mood."""
    choices = phrases()[part][mood]
    return choices[int(rng.random() * len(choices))].format(evidence=evidence)


def fitted(openings: Sequence[str], request: str) -> str:
    """The openings and the request within what the application takes; the openings go first, the request stays."""
    for first in range(len(openings) + 1):
        text = " ".join([*openings[first:], request])
        if len(text) <= LONGEST_CHANGE:
            return text
    return request[:LONGEST_CHANGE]
