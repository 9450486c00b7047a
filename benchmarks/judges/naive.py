"""What is done elsewhere with the same verdicts and labels."""

from typing import NamedTuple

import numpy as np
from truescore import ppi_compare, ppi_estimate

from evals.statistics import Interval, JudgedSet
from evals.statistics.judged import arrays
from evals.statistics.libraries import normal_quantile
from evals.statistics.parts import spread
from evals.statistics.transferred import errors_of

DRAWS = 1_000


class Ends(NamedTuple):
    """Of an interval."""

    low: float
    high: float

    @classmethod
    def of(cls, found: Interval) -> "Ends":
        """Of ours."""
        return cls(found.low, found.high)

    def hold(self, truth: float) -> bool:
        """Whether the truth lies between them."""
        return self.low <= truth <= self.high

    @property
    def width(self) -> float:
        """How far they are apart."""
        return self.high - self.low


def by_truescore(judged: JudgedSet) -> Ends:
    """The prediction-powered estimate of truescore; it takes no weights, and no tuples that are labelled in part."""
    data = arrays(judged)
    found = ppi_estimate(data.judge, data.labels, np.flatnonzero(data.seen))
    return Ends(found.low, found.high)


def like_judgy(judged: JudgedSet, rng: np.random.Generator) -> Ends:
    """As judgy does: Rogan and Gladen's correction, resampling the labels alone, as if the rate were certain."""
    data = arrays(judged)
    said, true, rate = data.judge[data.seen], data.labels, float(data.judge.mean())
    cells = np.array([((true == a) & (said == b)).sum() for a, b in ((1, 1), (1, 0), (0, 1), (0, 0))])
    drawn = rng.multinomial(cells.sum(), cells / cells.sum(), DRAWS) + 1e-9
    sensitivity, specificity = drawn[:, 0] / drawn[:, :2].sum(axis=1), drawn[:, 3] / drawn[:, 2:].sum(axis=1)
    better = sensitivity + specificity > 1.001
    corrected = np.clip((rate + specificity - 1) / np.where(better, sensitivity + specificity - 1, 1), 0, 1)[better]
    return Ends(*np.quantile(corrected, [0.025, 0.975])) if len(corrected) else Ends(0, 1)


def compared_by_truescore(a: JudgedSet, b: JudgedSet) -> Ends:
    """The comparison of truescore, where the same cases are labelled on both sides; each case taken for independent."""
    left, right = arrays(a), arrays(b)
    found = ppi_compare(left.judge, right.judge, left.labels, right.labels, np.flatnonzero(left.seen))
    return Ends(found.low, found.high)


def with_pooled_labels(a: JudgedSet, b: JudgedSet) -> Ends:
    """Rogan and Gladen's correction by the labels of both sides together, as if the judge erred alike on both."""
    left, right = arrays(a), arrays(b)
    both = arrays(JudgedSet([*a.judge, *b.judge], [*a.labels, *b.labels], _weights(a, b), [*_names(a), *_names(b)]))
    errors = errors_of(left.parts().judge, both, both.codes, both.groups.count)
    if errors is None:
        return Ends(-1, 1)
    better = errors.sensitivity.point + errors.specificity.point - 1
    parts = (errors.judge, right.parts().judge, errors.sensitivity, errors.specificity)
    difference = (parts[0].point - parts[1].point) / better
    slopes = (1 / better, -1 / better, -difference / better, -difference / better)
    below, above = spread(parts, slopes, normal_quantile(0.975))
    return Ends(max(-1.0, difference - below), min(1.0, difference + above))


def _weights(a: JudgedSet, b: JudgedSet) -> list[float] | None:
    return None if a.weights is None or b.weights is None else [*a.weights, *b.weights]


def _names(judged: JudgedSet) -> list[object]:
    return list(range(len(judged.judge))) if judged.clusters is None else list(judged.clusters)
