"""Two variants of an experiment compared by what people would say."""

from collections.abc import Mapping, Sequence

from evals.alignment.sampled import Sampled, passing
from evals.artifact import Artifact
from evals.comparison.scores import Run, Table, scores
from evals.row import Key
from evals.statistics import (
    LEVEL,
    CorrectedDifference,
    CorrectedRate,
    JudgedSet,
    corrected_difference,
    corrected_rate,
)


def corrected_pairs(
    artifact: Artifact,
    items: Mapping[Key, str],
    evaluator: str,
    sides: tuple[str, str],
    labels: Sampled,
    table: Table | None = None,
    runs: Sequence[Run] | None = None,
    level: float = LEVEL,
) -> CorrectedDifference | None:
    """The first variant minus the second by a judge, corrected by the labels of each.

    Args:
        artifact: the experiment.
        items: the ids of its outputs, by row (see `items_of`).
        evaluator: the judge, with its version.
        sides: two variants.
        labels: of the version of the rubric that this judge applies.
        table: what `scores` makes of the artifact, where that is at hand.
        runs: those to go by, all with a number on both sides; all that have one, if not given.
        level: confidence.

    Returns:
        None where either side has labels in fewer than two tuples: then nothing can be corrected.
    """
    columns = (table or scores(artifact)).get(evaluator)
    if columns is None:
        return None
    passed = [columns[variant].passed for variant in sides]
    both = sorted(passed[0].keys() & passed[1].keys()) if runs is None else runs
    clusters = [artifact.cases[run.case].cluster for run in both]
    one, other = (
        _side(column, both, [items.get(Key(run.case, variant, run.repetition)) for run in both], clusters, labels)
        for column, variant in zip(passed, sides, strict=True)
    )
    return corrected_difference(one, other, level) if _enough(one) and _enough(other) else None


def corrected_side(
    artifact: Artifact,
    items: Mapping[Key, str],
    passed: Mapping[Run, int],
    variant: str,
    labels: Sampled,
    level: float = LEVEL,
) -> CorrectedRate | None:
    """A variant's own rate, corrected by its labels; None where these lie in fewer than two tuples.

    Args:
        artifact: the experiment.
        items: the ids of its outputs, by row.
        passed: what the judge says of the runs to go by.
        variant: whose runs they are.
        labels: of the version of the rubric that this judge applies.
        level: confidence.
    """
    runs = sorted(passed)
    clusters = [artifact.cases[run.case].cluster for run in runs]
    outputs = [items.get(Key(run.case, variant, run.repetition)) for run in runs]
    side = _side(passed, runs, outputs, clusters, labels)
    return corrected_rate(side, level) if _enough(side) else None


def _side(
    passed: Mapping[Run, int],
    runs: Sequence[Run],
    outputs: Sequence[str | None],
    clusters: Sequence[str],
    labels: Sampled,
) -> JudgedSet:
    known = [labels.items.get(output) if output else None for output in outputs]
    return JudgedSet(
        [float(passed[run]) for run in runs],
        [passing(one.labels) if one else None for one in known],
        [one.weight if one else 1.0 for one in known],
        clusters,
    )


def _enough(judged: JudgedSet) -> bool:
    pairs = zip(judged.clusters or (), judged.labels, strict=True)
    return len({name for name, label in pairs if label is not None}) > 1
