"""What the engine did, by its truth files, against what was planted and against the verdicts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.planted.profiles import FACTORS, RATES, truth_file
from benchmarks.report import Figure
from benchmarks.wilson import Share
from evals.artifact import Artifact
from evals.row import Key

SHOWN_BY = {
    "too_long": "check.message_length",
    "place_repeated": "check.repeated_place",
    "wrong_tone": "friendly.judge",
}
"""The evaluator that a fault fails, once it is in the plan that the traveller gets."""


class Deed(NamedTuple):
    """A reply: the run it belongs to, at which rates it could be hit, and by what it was."""

    key: Key
    planted: dict[str, float]
    hit: frozenset[str]


def deeds(folder: Path) -> Iterator[Deed]:
    """Every reply, those of a run in their order."""
    for variant, rates in RATES.items():
        for factor in FACTORS:
            for line in truth_file(folder, variant, factor).read_text(encoding="utf-8").splitlines():
                said = json.loads(line)
                tags = said["metadata"]
                key = Key(tags["case"], tags["variant"], int(tags["repetition"]))
                yield Deed(key, {fault: rates[fault] * factor for fault in said["could"]}, frozenset(said["faults"]))


def against_truth(folder: Path, pool: Artifact) -> list[Figure]:
    """Hits against the rates that were planted; verdicts against hits on the last reply, which is the plan."""
    found = list(deeds(folder))
    last = {deed.key: deed.hit for deed in found}
    failed = {(verdict.key, short(verdict.evaluator)) for verdict in pool.verdicts if verdict.outcome == "fail"}
    figures: list[Figure] = []
    for fault, evaluator in SHOWN_BY.items():
        could = [deed for deed in found if fault in deed.planted]
        hits = Share(sum(fault in deed.hit for deed in could), len(could))
        planted = 100 * sum(deed.planted[fault] for deed in could) / len(could)
        figures.append(Figure.of(f"{fault}: replies hit", [hits.percent], "%", f"planted {planted:.2f}; {hits}"))
        missed = sum(fault in hit and (key, evaluator) not in failed for key, hit in last.items())
        others = sum(fault not in hit and (key, evaluator) in failed for key, hit in last.items())
        beside = f"of {sum(fault in hit for hit in last.values()):,}; {others:,} fail without it"
        figures.append(Figure.of(f"{evaluator}: plans with {fault} that pass", [missed], "", beside))
    return figures


def short(evaluator: str) -> str:
    """Its name without the version."""
    return evaluator.partition("@")[0]
