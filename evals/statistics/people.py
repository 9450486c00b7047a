"""How far several people agree with one another: the ceiling of what a judge can reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from evals.statistics.clusters import Clusters, Floats, share, weighing
from evals.statistics.effective import PRIOR_CLUSTERS
from evals.statistics.libraries import t_quantile
from evals.statistics.paired import Names
from evals.statistics.results import LEVEL, Interval
from evals.statistics.score import wilson_score

METHOD = "linearised over clusters, Wilson on the agreement"


@dataclass(frozen=True, slots=True)
class PeopleAgreement:
    """Several people on the same outputs.

    Attributes:
        raw: the chance that two of those who labelled an output agree on it.
        ac1: Gwet's AC1.
        alpha: Krippendorff's, nominal; None where everybody says one and the same of everything.
        both: outputs that two or more people labelled.
    """

    raw: Interval
    ac1: Interval
    alpha: Interval | None
    both: int


class _Linear(NamedTuple):
    """A figure, and what each output adds to it beside its expectation; the additions sum to 0."""

    point: float
    influence: Floats


def people_agreement(
    ratings: Sequence[Sequence[float | None]],
    weights: Sequence[float] | None = None,
    clusters: Names = None,
    level: float = LEVEL,
) -> PeopleAgreement:
    """Agreement of two or more people, not all of whom labelled every output.

    The variances are those of Gwet and of Krippendorff's alpha, by linearisation, summed over clusters; the intervals
    are Wilson's of the raw agreement with the number of outputs that this variance is worth, so that they have a width
    where nobody disagreed. They cover 93 % and more, but for alpha of few outputs that hardly anybody fails: 90 % of
    30 outputs, of which one in ten is bad.

    Args:
        ratings: of each output what each person says, any numbers as categories (1 pass, 0 fail); None: nothing.
        weights: the inverse of the chance of each output to be labelled.
        clusters: the tuple of each output.
        level: confidence.

    Raises:
        ValueError: no output that two people labelled, fewer than two clusters, rows of different lengths.

    Source: Gwet, "Handbook of inter-rater reliability" (4th edition, 2014), chapters 2 and 5; Krippendorff, "Computing
    Krippendorff's alpha-reliability" (2011).
    """
    counts = _counts(ratings)
    each, groups = counts.sum(axis=1), Clusters.of(clusters, len(counts))
    weight = weighing(weights, len(counts)) * (each > 0)
    if not (each > 1).any():
        raise ValueError("no output that two people labelled; allowed: one or more")
    data = _Data(counts, each, weight, groups, share("level", level))
    agreed = _agreed(data)
    alpha = _alpha(data)
    return PeopleAgreement(
        _interval(agreed, _Linear(0.0, np.zeros(len(counts))), data),
        _interval(agreed, _gwet_chance(data), data),
        None if alpha is None else _interval(*alpha),
        int(np.count_nonzero(each > 1)),
    )


class _Data(NamedTuple):
    counts: Floats
    """Shape (outputs, categories)."""
    each: Floats
    weight: Floats
    groups: Clusters
    level: float

    @property
    def pairable(self) -> "_Data":
        """Without the outputs that fewer than two people labelled."""
        kept = self.each > 1
        return self._replace(weight=self.weight * kept)


def _counts(ratings: Sequence[Sequence[float | None]]) -> Floats:
    if len({len(row) for row in ratings}) != 1:
        raise ValueError("rows of different lengths; allowed: one place for each person, None where nothing is said")
    known = sorted({rating for row in ratings for rating in row if rating is not None} | {0.0, 1.0})
    known = known if len(known) == 2 else [one for one in known if any(one in row for row in ratings)]
    return np.array([[sum(rating == one for rating in row) for one in known] for row in ratings], dtype=np.float64)


def _mean(values: Floats, weight: Floats) -> _Linear:
    """A weighted mean of what has a weight."""
    total = weight.sum()
    point = float((weight * values).sum() / total)
    return _Linear(point, weight * (values - point) / total)


def _agreed(data: _Data) -> _Linear:
    """The chance that two of an output's people agree."""
    pairs = np.maximum(data.each * (data.each - 1), 1)
    return _mean((data.counts * (data.counts - 1)).sum(axis=1) / pairs, data.weight * (data.each > 1))


def _gwet_chance(data: _Data) -> _Linear:
    """Agreement by chance of those who guess where they do not know."""
    shares = data.counts / np.maximum(data.each, 1)[:, None]
    categories = data.counts.shape[1]
    means = [_mean(shares[:, one], data.weight) for one in range(categories)]
    point = sum(mean.point * (1 - mean.point) for mean in means) / (categories - 1)
    influence = sum(((1 - 2 * mean.point) * mean.influence for mean in means), np.zeros(len(shares)))
    return _Linear(point, influence / (categories - 1))


def _alpha(data: _Data) -> tuple[_Linear, _Linear, _Data] | None:
    """Agreement and chance as Krippendorff counts them, of outputs that two or more people labelled."""
    kept = data.pairable
    outputs = int(np.count_nonzero(kept.weight))
    size = _mean(kept.each, kept.weight)
    pairs = np.maximum(kept.each - 1, 1)[:, None]
    matched = (kept.counts * (kept.counts - 1) / pairs).sum(axis=1)
    raw = _mean(matched, kept.weight)
    point = raw.point / size.point
    influence = (raw.influence - point * size.influence) / size.point
    values = 1 / (outputs * size.point)
    agreed = _Linear((1 - values) * point + values, (1 - values) * influence)
    chance = _pooled_chance(kept, size)
    return None if chance.point > 1 - 1e-12 else (agreed, chance, kept)


def _pooled_chance(data: _Data, size: _Linear) -> _Linear:
    """Agreement of any two ratings, of whichever output."""
    point, influence = 0.0, np.zeros(len(data.each))
    for column in data.counts.T:
        mean = _mean(column, data.weight)
        part = mean.point / size.point
        point += part**2
        influence = influence + 2 * part * (mean.influence - part * size.influence) / size.point
    return _Linear(point, influence)


def _interval(agreed: _Linear, chance: _Linear, data: _Data) -> Interval:
    """Of (agreed - chance) / (1 - chance)."""
    room = 1 - chance.point
    point = (agreed.point - chance.point) / room
    effective, clusters = _effective(agreed, (agreed.influence - (1 - point) * chance.influence) / room, room, data)
    bounds = wilson_score(agreed.point, effective, t_quantile(data.level / 2 + 0.5, clusters - 1))
    low, high = (max(-1.0, 1 - (1 - end) / room) for end in bounds)
    outputs = int(np.count_nonzero(data.weight * (data.each > 1)))
    return Interval(point, low, high, data.level, METHOD, outputs, clusters)


def _effective(agreed: _Linear, influence: Floats, room: float, data: _Data) -> tuple[float, int]:
    """How many outputs the variance of the coefficient is worth, and their clusters.

    As in `design_effect`, the variance found is weighed against the worst case by the number of clusters that tell
    something: those that deviate from the rest.
    """
    sizes = data.groups.sums(data.weight * (data.each > 1))
    clusters = max(2, int(np.count_nonzero(sizes)))
    worst = float(np.square(sizes).sum()) / float(sizes.sum()) ** 2
    one = agreed.point * (1 - agreed.point) / room**2
    # whoever is on the rarer side of agreeing and not agreeing
    odd = data.groups.sums(np.abs(agreed.influence) * (agreed.influence * (agreed.point - 0.5) < 0)) > 1e-12
    telling = int(np.count_nonzero(odd))
    if one <= 1e-12 or not telling:
        return 1 / worst, clusters
    variance = clusters / (clusters - 1) * float(np.square(data.groups.sums(influence)).sum())
    weight = telling / (telling + PRIOR_CLUSTERS)
    return 1 / (weight * variance / one + (1 - weight) * max(worst, variance / one)), clusters
