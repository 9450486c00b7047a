"""How often all runs of a case pass: what somebody sees who comes more than once."""

from collections import defaultdict
from dataclasses import dataclass

from evals.artifact import Artifact
from evals.comparison.scores import Run, scores
from evals.nulls import PREFIX
from evals.statistics import Interval, all_pass


@dataclass(frozen=True, slots=True)
class PassK:
    """pass^k: the chance that `k` runs of a case all pass, averaged over the cases that have so many."""

    evaluator: str
    variant: str
    k: int
    interval: Interval


def pass_k(artifact: Artifact) -> list[PassK]:
    """For 2 runs up to all repetitions, by evaluator and variant; nothing where each case ran once.

    Cases with fewer runs that have a number are left out, and so is what is known of fewer than two tuples.
    """
    repetitions = artifact.experiment.repetitions
    found: list[PassK] = []
    for evaluator, columns in scores(artifact).items():
        for variant, column in columns.items():
            if not variant.startswith(PREFIX):
                by_case = _by_case(column.passed)
                told = ((k, _all_pass(artifact, by_case, k)) for k in range(2, repetitions + 1))
                found += [PassK(evaluator, variant, k, interval) for k, interval in told if interval]
    return found


def _by_case(passed: dict[Run, int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for run, value in sorted(passed.items()):
        found[run.case].append(value)
    return found


def _all_pass(artifact: Artifact, by_case: dict[str, list[int]], k: int) -> Interval | None:
    enough = {case: runs for case, runs in by_case.items() if len(runs) >= k}
    clusters = [artifact.cases[case].cluster for case in enough]
    if len(set(clusters)) < 2:
        return None
    return all_pass([sum(runs) for runs in enough.values()], [len(runs) for runs in enough.values()], k, clusters)
