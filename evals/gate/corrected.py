"""The gate's figures where there are labels: those of a judge, corrected by them."""

from dataclasses import replace

from evals.alignment.pairs import corrected_pairs, corrected_side
from evals.artifact import Artifact
from evals.comparison.corrected import Labelled, in_points
from evals.comparison.scores import scores
from evals.gate.measures import CORRECTED, Measures, plain_difference, plain_rate
from evals.gate.results import Pairs, Sides
from evals.statistics import Comparison, Interval


def corrected_measures(artifact: Artifact, labelled: Labelled, sides: tuple[str, str]) -> Measures:
    """The gate's figures: corrected for a judge of which both sides have labels, plain for anything else.

    How a figure came about stands in its `method`, which the gate's lines show.

    Args:
        artifact: the experiment.
        labelled: its labels.
        sides: the variant that is to ship, and what it is compared with.
    """
    table = scores(artifact)

    def difference(pairs: Pairs, level: float) -> Comparison:
        labels = labelled.by_judge.get(pairs.evaluators[0]) if len(pairs.evaluators) == 1 else None
        found = labels and corrected_pairs(
            artifact, labelled.items, pairs.evaluators[0], sides, labels, table, pairs.runs, level
        )
        if not found:
            return plain_difference(pairs, level)
        mine, others = found.labels
        alone = in_points(found.judge_alone)
        said = f"{CORRECTED} {mine} and {others} labels, the judge alone says {alone}"
        return replace(found.comparison, method=said)

    def rate(of: Sides, level: float) -> Interval:
        evaluators = of.pairs.evaluators
        labels = labelled.by_judge.get(evaluators[0]) if len(evaluators) == 1 else None
        passed = dict(zip(of.left_runs, of.left, strict=True))
        found = labels and corrected_side(artifact, labelled.items, passed, sides[0], labels, level)
        if not found:
            return plain_rate(of, level)
        alone = f"the judge alone says {100 * found.judge_alone.point:.1f} %"
        return replace(found.interval, method=f"{CORRECTED} {found.labels} labels, {alone}")

    return Measures(difference, rate)
