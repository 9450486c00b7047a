"""What a judge says of a set, and what people say of a part of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from evals.statistics.clusters import Clusters, Floats, numbers, outcomes, weighing
from evals.statistics.paired import Names
from evals.statistics.parts import Part


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """Outputs that a judge passed or failed, some of them labelled by people.

    Attributes:
        judge: 1 (pass) or 0 (fail) of each output.
        labels: of each output what people say, 1 or 0, or the share of people that pass it; None: not labelled.
        weights: of each labelled output the inverse of its chance to be labelled, in any unit; those of others are not
            looked at. Without them, every output had the same chance.
        clusters: the tuple of each output.
    """

    judge: Sequence[float]
    labels: Sequence[float | None]
    weights: Sequence[float] | None = None
    clusters: Names = None


class Parts(NamedTuple):
    """What a corrected rate is made of: the judge's pass rate, and how often people pass what it passed and failed."""

    judge: Part
    passed: Part
    failed: Part

    @property
    def rate(self) -> float:
        """The share that people would pass."""
        return self.judge.point * self.passed.point + (1 - self.judge.point) * self.failed.point

    @property
    def slopes(self) -> tuple[float, float, float]:
        """By how much the rate moves with each part."""
        return self.passed.point - self.failed.point, self.judge.point, 1 - self.judge.point

    @property
    def shift_slopes(self) -> tuple[float, float, float]:
        """By how much the judge's rate less the corrected one moves with each part."""
        slopes = self.slopes
        return 1 - slopes[0], -slopes[1], -slopes[2]


class Arrays(NamedTuple):
    """A judged set as arrays; `seen` says which outputs are labelled, `labels` and `weights` are of those alone."""

    judge: Floats
    seen: npt.NDArray[np.bool_]
    labels: Floats
    weights: Floats
    groups: Clusters

    @property
    def codes(self) -> npt.NDArray[np.intp]:
        """The clusters of the labelled outputs."""
        return self.groups.codes[self.seen]

    @property
    def labelled_clusters(self) -> int:
        """Clusters with a labelled output."""
        return len(np.unique(self.codes))

    def parts(self, codes: npt.NDArray[np.intp] | None = None, clusters: int | None = None) -> Parts:
        """What its corrected rate is made of; by other clusters than its own where they are given."""
        codes, count = (self.groups.codes if codes is None else codes), clusters or self.groups.count
        said = self.judge[self.seen]
        passed, failed = (
            Part.of(
                self.labels[said == verdict], self.weights[said == verdict], codes[self.seen][said == verdict], count
            )
            for verdict in (1, 0)
        )
        return Parts(Part.of(self.judge, np.ones(len(self.judge)), codes, count), passed, failed)


def arrays(judged: JudgedSet) -> Arrays:
    """The set as arrays.

    Raises:
        ValueError: a verdict that is neither 0 nor 1, a label beyond 0 to 1, as many labels, weights and clusters as
            verdicts are needed, and labels in at least two clusters.
    """
    judge = outcomes("judge", judged.judge)
    for name, column in (("labels", judged.labels), ("weights", judged.weights)):
        if column is not None and len(column) != len(judge):
            raise ValueError(
                f"{len(column)} {name} for {len(judge)} verdicts; allowed: one for each, None where nobody is"
            )
    seen = np.array([label is not None for label in judged.labels])
    groups = Clusters.of(judged.clusters, len(judge))
    if (found := len(np.unique(groups.codes[seen]))) < 2:
        raise ValueError(f"labels in {found} clusters; allowed: 2 or more, for one says nothing of another")
    labels = numbers("labels", [label for label in judged.labels if label is not None], 0, 1)
    weights = None if judged.weights is None else [w for w, label in zip(judged.weights, seen, strict=True) if label]
    return Arrays(judge, seen, labels, weighing(weights, len(labels)), groups)
