"""The labelled messages, and how many of them are read as they are labelled."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from agents.data.tables import TravelData
from synthetic.dimensions_file import read_dimensions
from synthetic.reading.fidelity import APART
from synthetic.reading.text import read_text

ASKED_ON = date(2026, 11, 20)
FILE = Path(__file__).with_name("samples.yaml")
SILENCE = {
    "duration": "absent", "season": "absent", "budget": "absent", "interests": "none", "style": "balanced",
    "need": "none", "clarity": "clear", "mood": "neutral", "intent": "plan",
}  # fmt: skip


class Sample(NamedTuple):
    text: str
    says: Mapping[str, str]


class Miss(NamedTuple):
    dimension: str
    wanted: str | None
    read: str | None
    text: str


def samples(half: str) -> list[Sample]:
    """`tune` or `held_out`."""
    halves: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [Sample(**one) for one in halves[half]]


def misses(half: Sequence[Sample], data: TravelData) -> tuple[list[Miss], Counter[str]]:
    """What is read otherwise than it is labelled, and how many messages each dimension was asked of."""
    found: list[Miss] = []
    asked: Counter[str] = Counter()
    for text, says in half:
        read = read_text(text, data, ASKED_ON)
        wanted = SILENCE | dict(says)
        names = ["intent"] if wanted["intent"] in APART else read_dimensions().ids
        asked.update(names)
        found += [Miss(n, wanted.get(n), read.get(n), text) for n in names if wanted.get(n) != read.get(n)]
    return found, asked
