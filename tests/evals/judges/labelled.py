"""Sixty labelled messages, and how often a rubric is right about them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from openai import AsyncOpenAI

from evals.judges import Judge, load_rubric
from evals.statistics import rate_interval

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
    """Whether each message with a label was labelled right, and the trip it belongs to."""

    right: tuple[bool, ...]
    trips: tuple[str, ...]
    unscored: int

    @property
    def share(self) -> float:
        """0 to 1; what is unscored is not right."""
        return sum(self.right) / len(self.right)

    def __str__(self) -> str:
        return f"{sum(self.right)} of {len(self.right)}"


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


async def found(client: AsyncOpenAI, rubric: str, split: str = "dev") -> Found:
    """Judge all labelled messages of a split; `rubric` is a name with its version."""
    judge, name = Judge(load_rubric(rubric), client, "rehearsal-1"), rubric.partition(".")[0]
    labelled = [one for one in of_split(split) if name in one.labels]
    said = [(await judge.judge_parts(one.shown, one.id)).said for one in labelled]
    return Found(
        tuple(verdict.label == one.labels[name] for verdict, one in zip(said, labelled, strict=True)),
        tuple(one.id.partition("-")[0] for one in labelled),
        sum(verdict.outcome == "unscored" for verdict in said),
    )


def always_pass(name: str, split: str = "dev") -> Found:
    """What a judge that passes everything is right about."""
    rubric = load_rubric(name)
    labelled = [one for one in of_split(split) if name in one.labels]
    right = tuple(rubric.outcome(one.labels[name]) == "pass" for one in labelled)
    return Found(right, tuple(one.id.partition("-")[0] for one in labelled), 0)


def row(name: str, versions: Sequence[Found]) -> str:
    """A row of the table in `docs/rubrics.md`; the interval is clustered by trip."""
    counts = [str(one) for one in versions] + ["-"] * (3 - len(versions))
    interval = rate_interval(versions[-1].right, versions[-1].trips)
    share = f"{interval.point:.0%} [{interval.low:.0%}, {interval.high:.0%}]"
    return f"| `{name}` | {' | '.join(counts)} | {share} | {always_pass(name).share:.0%} |"
