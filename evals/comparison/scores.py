"""Passes and fails of an artifact as numbers, by evaluator and variant; what is no verdict is counted apart."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from evals.artifact import Artifact, is_final

FIRST_JUDGING = 0
"""The one that counts; further ones of the same output show the judge's own noise."""


class Run(NamedTuple):
    """A run of a case, under whichever variant."""

    case: str
    repetition: int


@dataclass(slots=True)
class Scores:
    """Of one evaluator on one variant: 1 for a pass, 0 for a fail. `unscored` and `infrastructure` have no number."""

    passed: dict[Run, int] = field(default_factory=dict[Run, int])
    unscored: int = 0
    infrastructure: int = 0


Table = Mapping[str, Mapping[str, Scores]]
"""By evaluator, then by variant."""


def scores(artifact: Artifact) -> Table:
    """All that evaluators said, in the order of `place_of`."""
    table: dict[str, dict[str, Scores]] = {}
    for verdict in artifact.verdicts:
        if verdict.judging != FIRST_JUDGING:
            continue
        column = table.setdefault(verdict.evaluator, {name: Scores() for name in artifact.variants})[verdict.variant]
        if not is_final(verdict):
            column.infrastructure += 1
        elif verdict.outcome == "unscored":
            column.unscored += 1
        else:
            column.passed[Run(verdict.case, verdict.repetition)] = int(verdict.outcome == "pass")
    return {name: table[name] for name in sorted(table, key=place_of)}


def is_judge(evaluator: str) -> bool:
    """Whether it is a judge: these carry a version in their name."""
    return "@" in evaluator


def place_of(evaluator: str) -> tuple[bool, str]:
    """What evaluators are sorted by: judges by name, then evaluators by code."""
    return not is_judge(evaluator), evaluator


def states(artifact: Artifact) -> Mapping[str, Counter[str]]:
    """How many rows of each variant are in which state."""
    found = {name: Counter[str]() for name in artifact.variants}
    for head in artifact.heads.values():
        found[head.variant][head.state] += 1
    return found
