"""What a run could have found, by the disagreement that was seen in it, and what a larger one would."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.artifact import Artifact
from evals.comparison.compare import Comparisons, Paired
from evals.comparison.scores import Run, scores
from evals.statistics import Design, clusters_needed, design_seen, power_at, smallest_effect


@dataclass(frozen=True, slots=True)
class After:
    """Of a comparison whose pairs disagree as often as they did.

    Attributes:
        evaluator: what it is by.
        variant: what is compared with the first one.
        smallest: the smallest true difference, 0 to 1, that is found 4 times in 5; None: not even the largest there
            can be, or no pair disagreed.
        needed: tuples of the same size that find a difference as large as the one seen 4 times in 5; None where none
            was seen, or no number of them does.
        power: the chance, 0 to 1, to find a true difference as large as the margin; None where so few pairs disagree
            that there can be none. It is not the "observed power", at the difference seen, which is only the p-value in
            other words (Hoenig, Heisey, "The abuse of power", The American Statistician 55, 2001).
    """

    evaluator: str
    variant: str
    smallest: float | None
    needed: int | None
    power: float | None


def afterwards(artifact: Artifact, found: Comparisons) -> list[After]:
    """Of all that is compared, in the order of `found`, but for what a rule to stop watched: its run has no fixed size.

    Args:
        artifact: what `found` is of.
        found: names the variants and the margin.
    """
    watched = found.stopping.rule.evaluator if found.stopping else None
    table, clusters = scores(artifact), {id: case.cluster for id, case in artifact.cases.items()}
    told: list[After] = []
    for (evaluator, variant), pair in found.paired.items():
        if pair.comparison and evaluator != watched:
            columns = table[evaluator]
            design = _design(columns[variant].passed, columns[found.variants[0]].passed, clusters)
            told.append(_after(pair, design, found.margin))
    return told


def _design(left: Mapping[Run, int], right: Mapping[Run, int], clusters: Mapping[str, str]) -> Design | None:
    both = sorted(left.keys() & right.keys())
    return design_seen([left[run] for run in both], [right[run] for run in both], [clusters[run.case] for run in both])


def _after(pair: Paired, design: Design | None, margin: float) -> After:
    if design is None or pair.comparison is None:
        return After(pair.evaluator, pair.variant, None, None, None)
    tuples, difference = pair.comparison.clusters, pair.comparison.difference
    possible = 0 < margin <= design.spread.most
    return After(
        pair.evaluator,
        pair.variant,
        smallest_effect(design, tuples),
        _needed(design, difference),
        power_at(design, tuples, margin) if possible else None,
    )


def _needed(design: Design, difference: float) -> int | None:
    """None where the difference is none, or so small that ten million tuples do not suffice."""
    try:
        return clusters_needed(design, difference)
    except ValueError:
        return None
