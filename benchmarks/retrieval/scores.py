"""How well a ranking finds what is relevant, and how sure a mean of such scores is."""

import math
import random
from collections.abc import Collection, Sequence
from typing import NamedTuple

from evals.ranking import ndcg_at, recall_at, reciprocal_rank

RECALL_AT = 5
NDCG_AT = 10
RESAMPLES = 2000
SEED = 1


class Scores(NamedTuple):
    """Of one query; each from 0 to 1."""

    recall: float
    reciprocal_rank: float
    ndcg: float


class Interval(NamedTuple):
    """A mean with its 95 % bootstrap interval."""

    low: float
    mean: float
    high: float


def score(ranking: Sequence[str], relevant: Collection[str]) -> Scores:
    """Recall@5, the reciprocal rank of the first relevant place (0 without one), NDCG@10 with gains of 0 and 1."""
    gains = dict.fromkeys(relevant, 1.0)
    return Scores(
        recall_at(ranking, relevant, RECALL_AT),
        reciprocal_rank(ranking, relevant),
        ndcg_at(ranking, gains, NDCG_AT),
    )


def interval(values: Sequence[float]) -> Interval:
    """Percentile bootstrap over queries (Efron and Tibshirani 1993), 2,000 resamples with a fixed seed."""
    chance = random.Random(SEED)
    means = sorted(math.fsum(chance.choices(values, k=len(values))) / len(values) for _ in range(RESAMPLES))
    return Interval(means[int(0.025 * RESAMPLES)], math.fsum(values) / len(values), means[int(0.975 * RESAMPLES) - 1])
