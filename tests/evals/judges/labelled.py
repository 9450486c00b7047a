"""Sixty labelled messages, and how often a rubric is right about them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from openai import AsyncOpenAI

from evals.judges import Judge, load_rubric

RUBRICS = ("friendly", "specific", "grounded", "needs", "answers", "calm")
VERSIONS = {"friendly": 3, "specific": 3, "grounded": 3, "needs": 3, "answers": 2, "calm": 3}
PARTS = ("request", "needs", "days", "money", "facts")


class Labelled(NamedTuple):
    """A message, the parts that a judge may be shown, and its labels by rubric."""

    id: str
    split: str
    shown: dict[str, str]
    labels: dict[str, str]


class Found(NamedTuple):
    """Of `of` messages with a label, so many were labelled right, and so many left unscored."""

    right: int
    unscored: int
    of: int


def _read() -> list[Labelled]:
    trips: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "messages.yaml").read_text("utf-8"))
    return [
        Labelled(
            f"{trip['trip']}-{place}",
            trip["split"],
            {part: trip[part] for part in PARTS} | {"message": one["text"]},
            {name: label for name, label in zip(RUBRICS, one["labels"], strict=True) if label != "-"},
        )
        for trip in trips
        for place, one in enumerate(trip["messages"])
    ]


MESSAGES = _read()


def of_split(split: str) -> Sequence[Labelled]:
    """The messages of `train` or `dev`."""
    return [one for one in MESSAGES if one.split == split]


async def right(client: AsyncOpenAI, rubric: str, split: str) -> Found:
    """Judge all labelled messages of a split; `rubric` is a name with its version."""
    judge, name = Judge(load_rubric(rubric), client, "rehearsal-1"), rubric.partition(".")[0]
    labelled = [one for one in of_split(split) if name in one.labels]
    said = [(await judge.judge_parts(one.shown, one.id)).said for one in labelled]
    hits = sum(verdict.label == one.labels[name] for verdict, one in zip(said, labelled, strict=True))
    return Found(hits, sum(verdict.outcome == "unscored" for verdict in said), len(labelled))
