"""Wins and losses, run by run."""

from collections.abc import Mapping

from evals.artifact import Artifact
from evals.comparison.scores import FIRST_JUDGING, Run
from evals.report import shapes


def grid_of(artifact: Artifact, variants: tuple[str, ...], evaluators: tuple[str, ...]) -> shapes.Grid:
    """A letter for each run, evaluator and variant."""
    runs = [Run(case, number) for case in artifact.cases for number in range(artifact.experiment.repetitions)]
    said = _outcomes(artifact)
    letters = {
        evaluator: {
            variant: "".join(_letter(said, evaluator, variants[0], variant, run) for run in runs)
            for variant in variants
        }
        for evaluator in evaluators
    }
    return shapes.Grid(runs=tuple(shapes.Run(*run) for run in runs), letters=letters)


Outcomes = Mapping[tuple[str, str, Run], str]


def _outcomes(artifact: Artifact) -> Outcomes:
    return {
        (verdict.evaluator, verdict.variant, Run(verdict.case, verdict.repetition)): verdict.outcome
        for verdict in artifact.verdicts
        if verdict.judging == FIRST_JUDGING
    }


ALONE = {"pass": "p", "fail": "f", "unscored": "u", None: "."}
PAIRS: Mapping[tuple[str | None, str | None], str] = {
    ("fail", "pass"): "w",
    ("pass", "fail"): "l",
    ("pass", "pass"): "p",
    ("fail", "fail"): "f",
    (None, None): ".",
}
"""By the outcomes of the first variant and of the other; all others have no number on one side at least."""


def _letter(said: Outcomes, evaluator: str, first: str, variant: str, run: Run) -> str:
    here = said.get((evaluator, variant, run))
    if variant == first:
        return ALONE[here]
    return PAIRS.get((said.get((evaluator, first, run)), here), "u")
