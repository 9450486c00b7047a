"""How far a judge agrees with people, or one person with another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from evals.statistics.clusters import Clusters, Floats, outcomes, paired, share, weighing
from evals.statistics.intervals import rate_interval, wilson
from evals.statistics.libraries import t_quantile
from evals.statistics.paired import Names
from evals.statistics.parts import Part, draw_together
from evals.statistics.results import LEVEL, Interval
from evals.statistics.score import wilson_score

CORRECTED = "draws from beta distributions with the effective number of values"


@dataclass(frozen=True, slots=True)
class Confusion:
    """Outputs by what the label says and what the judge says of them."""

    passed_right: float
    """Both pass."""
    failed_wrong: float
    """Labelled a pass, judged a fail."""
    passed_wrong: float
    """Labelled a fail, judged a pass."""
    failed_right: float
    """Both fail."""

    @property
    def total(self) -> float:
        """All outputs."""
        return self.passed_right + self.failed_wrong + self.passed_wrong + self.failed_right


@dataclass(frozen=True, slots=True)
class Agreement:
    """A judge against labels.

    Attributes:
        counts: outputs as counted.
        weighted: the outputs that they stand for, in shares of 1.
        pass_rate: of the labels.
        sensitivity: of what people pass, the share that the judge passes; None where they pass nothing.
        specificity: of what people fail, the share that the judge fails; None where they fail nothing.
        raw: the share on which both agree.
        kappa: Cohen's; None where both say one and the same of everything, so that it has no meaning.
        ac1: Gwet's.
    """

    counts: Confusion
    weighted: Confusion
    pass_rate: Interval
    sensitivity: Interval | None
    specificity: Interval | None
    raw: Interval
    kappa: Interval | None
    ac1: Interval


def judge_agreement(
    judge: Sequence[float],
    labels: Sequence[float],
    weights: Sequence[float] | None = None,
    clusters: Names = None,
    level: float = LEVEL,
) -> Agreement:
    """Agreement of two raters on the same outputs; the second is taken for the truth.

    Rates are Wilson's: of outputs on their own as they are, else with the effective number that tuples and weights
    leave (`rate_interval`). Kappa and AC1 are reckoned on 2,000 draws of the labels' pass rate, sensitivity and
    specificity, each from its beta distribution with that effective number: unlike Wald's and bootstrap intervals these
    have a width where no disagreement was seen. Coverage stands in `benchmarks/RESULTS.md`: where people fail only one
    in twenty and outputs were drawn with very different chances, kappa's falls to 82 %; read AC1 there.

    Args:
        judge: 1 (pass) or 0 (fail) of each output.
        labels: 1 or 0 of each output.
        weights: the inverse of the chance of each output to be labelled.
        clusters: the tuple of each output.
        level: confidence.

    Raises:
        ValueError: a value that is neither 0 nor 1, as many of both are needed, in two or more clusters.

    Source: Cohen, "A coefficient of agreement for nominal scales" (1960); Gwet, "Computing inter-rater reliability and
    its variance in the presence of high agreement", British J. of Mathematical and Statistical Psychology 61 (2008).
    """
    said, true = outcomes("judge", judge), outcomes("labels", labels)
    paired(said, true)
    data = _Data(said, true, weighing(weights, len(said)), Clusters.of(clusters, len(said)), weights is not None, level)
    return Agreement(
        _confusion(said, true, np.ones(len(said))),
        _confusion(said, true, data.weights / len(said)),
        data.rate(true, true >= 0),
        data.rate(said, true == 1) if true.any() else None,
        data.rate(1 - said, true == 0) if not true.all() else None,
        data.rate((said == true).astype(np.float64), true >= 0),
        *_beyond_chance(data),
    )


class _Data(NamedTuple):
    said: Floats
    true: Floats
    weights: Floats
    groups: Clusters
    weighted: bool
    level: float

    def rate(self, values: Floats, of: npt.NDArray[np.bool_]) -> Interval:
        """Of those outputs: Wilson's, with an effective number where there are weights or clusters of several."""
        kept, names = values[of], self.groups.codes[of].tolist()
        if not self.weighted and self.groups.count == len(self.said):
            return wilson(int(kept.sum()), len(kept), self.level)
        if len(set(names)) < 2:
            point = float(np.average(kept, weights=self.weights[of]))
            bounds = wilson_score(point, 1, t_quantile(self.level / 2 + 0.5, self.groups.count - 1))
            return Interval(point, *bounds, self.level, "Wilson, one cluster for one case", len(kept), 1)
        return rate_interval(kept.tolist(), names, self.level, self.weights[of].tolist())

    def part(self, values: Floats, of: npt.NDArray[np.bool_]) -> Part:
        return Part.of(values[of], self.weights[of], self.groups.codes[of], self.groups.count)


def _confusion(said: Floats, true: Floats, weights: Floats) -> Confusion:
    return Confusion(*(float(weights[(true == a) & (said == b)].sum()) for a, b in ((1, 1), (1, 0), (0, 1), (0, 0))))


def _beyond_chance(data: _Data) -> tuple[Interval | None, Interval]:
    """Cohen's kappa and Gwet's AC1."""
    parts = [data.part(data.true, data.true >= 0), data.part(data.said, data.true == 1)]
    parts.append(data.part(1 - data.said, data.true == 0))
    quantile = t_quantile(share("level", data.level) / 2 + 0.5, data.groups.count - 1)
    drawn = _coefficients(*draw_together(parts, quantile))
    found = _coefficients(*(np.array([part.point]) for part in parts))
    same = len({*data.said.tolist(), *data.true.tolist()}) == 1
    return None if same else _within(found.kappa, drawn.kappa, data), _within(found.ac1, drawn.ac1, data)


class _Coefficients(NamedTuple):
    kappa: Floats
    ac1: Floats


def _coefficients(passes: Floats, sensitivity: Floats, specificity: Floats) -> _Coefficients:
    """From the labels' pass rate and how the judge errs."""
    judged = passes * sensitivity + (1 - passes) * (1 - specificity)
    agreed = passes * sensitivity + (1 - passes) * specificity
    by_both = passes * judged + (1 - passes) * (1 - judged)
    middle = (passes + judged) / 2
    by_chance = 2 * middle * (1 - middle)
    return _Coefficients((agreed - by_both) / np.maximum(1 - by_both, 1e-12), (agreed - by_chance) / (1 - by_chance))


def _within(found: Floats, drawn: Floats, data: _Data) -> Interval:
    tail, point = (1 - data.level) / 2, float(found[0])
    low, high = np.quantile(drawn, [tail, 1 - tail])
    bounds = min(point, float(low)), max(point, float(high))
    return Interval(point, *bounds, data.level, CORRECTED, len(data.said), data.groups.count)
