"""Passes and fails of one experiment, as the report has them, as the gate has them, and as Phoenix has them."""

import json
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from evals.artifact import Artifact
from evals.gate import decide_gate, parse_policy
from evals.gate.decision import Demand
from evals.phoenix import read_links
from evals.phoenix.shapes import evaluation_name
from evals.report import Report

EVERYTHING = 'against: {against}\nmax_unscored: 100\nevaluators:\n  "*": {{margin: 100, floor: 0, why: counted}}\n'
"""A policy under which the gate says of every evaluator how often it passed."""


class Count(NamedTuple):
    """Verdicts of an evaluator on a variant that have a number."""

    passed: int
    failed: int

    @classmethod
    def of(cls, share: float, runs: int) -> "Count":
        """Of a rate, 0 to 1, of so many runs."""
        return cls(round(share * runs), runs - round(share * runs))


Counts = Mapping[tuple[str, str], Count]
"""By evaluator, its version without the digest, and variant; without those that have no number."""


def of_report(report: Report) -> Counts:
    """From the rates of its table."""
    return {
        (evaluation_name(rate.evaluator, 0), rate.variant): Count.of(rate.interval.point, rate.scored)
        for rate in report.rates
        if rate.interval
    }


def of_grid(report: Report) -> Counts:
    """From the squares of its grid: won, lost, both pass, both fail. Columns that lack a number are left out."""
    return {
        (evaluation_name(evaluator, 0), variant): Count(
            letters.count("w") + letters.count("p"), letters.count("l") + letters.count("f")
        )
        for evaluator, by_variant in report.grid.letters.items()
        for variant, letters in by_variant.items()
        if "u" not in letters and letters.strip(".")
    }


class Gated(NamedTuple):
    """What the gate counts, and why it goes by no figure elsewhere."""

    counts: Counts
    refused: Mapping[tuple[str, str], str]


def of_gate(artifact: Artifact) -> Gated:
    """From the rates that it holds against floors, each variant in turn being the one to ship."""
    counts: dict[tuple[str, str], Count] = {}
    refused: dict[tuple[str, str], str] = {}
    names = {verdict.evaluator.partition("@")[0]: verdict.evaluator for verdict in artifact.verdicts}
    for variant in artifact.variants:
        other = next(name for name in artifact.variants if name != variant)
        decision = decide_gate(artifact, parse_policy(EVERYTHING.format(against=other)), variant)
        for line in (line for line in decision.lines if line.demand is Demand.FLOOR):
            key = evaluation_name(names[line.name], 0), variant
            if line.figures:
                counts[key] = Count.of(line.figures.point, line.figures.runs)
            else:
                refused[key] = line.reason
    return Gated(counts, refused)


def of_phoenix(folder: Path) -> Counts:
    """From the scores of its evaluations, which its compare page shows."""
    links = read_links(folder)
    assert links
    found: dict[tuple[str, str], Count] = {}
    for variant, experiment in links.experiments.items():
        for run in _json(f"{links.url}/v1/experiments/{experiment}/json"):
            for said in run["annotations"]:
                before, score = found.get((said["name"], variant), Count(0, 0)), said["score"]
                if score is not None:
                    passed, failed = before.passed + (score == 1), before.failed + (score == 0)
                    found[said["name"], variant] = Count(passed, failed)
    return found


def _json(url: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(url, timeout=120) as answer:
        return json.load(answer)
