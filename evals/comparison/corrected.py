"""Comparisons by judges, corrected by what people say of some outputs of either side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.alignment.pairs import corrected_pairs
from evals.alignment.sampled import Sampled
from evals.artifact import Artifact
from evals.case import digest
from evals.comparison.compare import Comparisons
from evals.comparison.scores import scores
from evals.comparison.words import short
from evals.labels import Weighted
from evals.row import Key
from evals.statistics import Comparison, CorrectedDifference


@dataclass(frozen=True, slots=True)
class Labelled:
    """Labels of an experiment's outputs: ids of its outputs by row; labels by the judge whose rubric they are by."""

    items: Mapping[Key, str]
    by_judge: Mapping[str, Sampled]

    @property
    def stamp(self) -> str:
        """Changes when a label or a weight does."""
        said = {
            judge: " ".join(_stamp(one) for one in labels.items.values()) for judge, labels in self.by_judge.items()
        }
        return digest(said)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A variant minus the first one by a judge, as people would see it. `drawn`: see `Sampled`."""

    evaluator: str
    variant: str
    difference: CorrectedDifference
    drawn: bool


def corrected(artifact: Artifact, found: Comparisons, labelled: Labelled | None) -> list[Corrected]:
    """Every comparison of which both sides have labels, in two tuples or more; none without labels."""
    if labelled is None or not labelled.by_judge:
        return []
    first, table = found.variants[0], scores(artifact)
    known: list[Corrected] = []
    for evaluator in found.evaluators:
        if labels := labelled.by_judge.get(evaluator):
            for variant in found.variants[1:]:
                sides = variant, first
                if one := corrected_pairs(artifact, labelled.items, evaluator, sides, labels, table):
                    known.append(Corrected(evaluator, variant, one, labels.drawn))
    return known


def in_words(one: Corrected, first: str, among: Sequence[str] = ()) -> str:
    """What people would say, what the judge says, and by how much it alone would have misled."""
    found = one.difference
    mine, others = found.labels
    opening = f"{one.variant} against {first} on {short(one.evaluator, among)}, corrected by {mine} and {others} labels"
    alone = f"the judge alone says {in_points(found.judge_alone)}"
    shift = f"{100 * found.shift.point:+.0f} points [{100 * found.shift.low:+.0f}, {100 * found.shift.high:+.0f}]"
    misled = "would have misled by" if found.misleads else "is not shown to mislead:"
    chance = "" if one.drawn else "; nobody knows how the labelled outputs were chosen"
    return f"{opening}: {in_points(found.comparison)}; {alone} and {misled} {shift}{chance}"


def _stamp(one: Weighted) -> str:
    return " ".join([one.item, f"{one.weight:.9g}", *sorted(str(label.id) for label in one.labels.values())])


def in_points(found: Comparison) -> str:
    """`+20 points [12, 28]`."""
    return f"{100 * found.difference:+.0f} points [{100 * found.low:+.0f}, {100 * found.high:+.0f}]"
