"""Prompts of a judge, from naive to good, and how often it is right."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.rehearsal.support import TEXT, Json, fill, obj, system, user

MESSAGES: dict[str, list[list[str]]] = yaml.safe_load((Path(__file__).parent / "messages.yaml").read_text("utf-8"))


class Rubric(NamedTuple):
    """Two labels, where they stand in a row of the messages, and their definitions."""

    labels: tuple[str, str]
    column: int
    definitions: str


TONE = Rubric(
    ("friendly", "robotic"),
    0,
    """friendly: talks to the reader as a person: says "you", with everyday words, contractions, a greeting, thanks or
an exclamation mark, and shows care for how the reader feels.
robotic: reads like a notice from a machine: no greeting, impersonal and passive sentences such as "has been
processed", formal words such as "prior to" or "in accordance with", bare lists of figures.""",
)
DETAIL = Rubric(
    ("specific", "generic"),
    1,
    """specific: names places, people, times, prices or other numbers that the reader can act on.
generic: could be said to anyone: no names, no numbers, vague words such as "various", "wonderful" or "anything".""",
)

LOOSE_TONE = TONE._replace(definitions="friendly: pleasant to read.\nrobotic: unpleasant to read.")
LOOSE_DETAIL = DETAIL._replace(
    definitions="specific: the reader knows what to do after reading it.\ngeneric: it could stand in any brochure."
)


def verdict_schema(*labels: str) -> Json:
    """A reason, then a label."""
    return obj(reason=TEXT, label={"type": "string", "enum": list(labels)})


def judge(prompt: str, text: str, *labels: str, **fields: Any) -> Json:
    """The verdict on a text in tags."""
    return fill(verdict_schema(*labels), [system(prompt), user(f"<text>{text}</text>")], **fields)


def naive(rubric: Rubric) -> str:
    """What somebody writes first."""
    first, second = rubric.labels
    return f"Is this {first} or {second}?"


def with_definitions(rubric: Rubric) -> str:
    """The labels defined."""
    return f"You judge messages by one rubric.\n\n{rubric.definitions}"


def with_examples(rubric: Rubric, rows: Sequence[Sequence[str]], definitions: bool = True) -> str:
    """The labels defined, and labelled examples."""
    shown = [f"<example>\nText: {row[2]}\nLabel: {row[rubric.column]}\n</example>" for row in rows]
    return "\n\n".join([with_definitions(rubric) if definitions else naive(rubric), *shown])


def drawn(rubric: Rubric, count: int, seed: int) -> list[list[str]]:
    """Examples from the tuned half, as many of each label."""
    dice = random.Random(seed)
    of_label = [[row for row in MESSAGES["tuned"] if row[rubric.column] == label] for label in rubric.labels]
    return [row for rows in of_label for row in dice.sample(rows, count // 2)]


def accuracy(rubric: Rubric, prompt: str, half: str = "held_out") -> float:
    """The share of a half of the messages that is labelled right, 0 to 1."""
    rows = MESSAGES[half]
    return sum(judge(prompt, row[2], *rubric.labels)["label"] == row[rubric.column] for row in rows) / len(rows)
