"""How well a ranking finds what is relevant, and how sure a mean of such scores is."""

import math
import random
from collections.abc import Collection, Sequence
from typing import NamedTuple

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
    hits = [place in relevant for place in ranking]
    first = next((rank for rank, hit in enumerate(hits, 1) if hit), None)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(relevant), NDCG_AT) + 1))
    gain = sum(hit / math.log2(rank + 1) for rank, hit in enumerate(hits[:NDCG_AT], 1))
    return Scores(sum(hits[:RECALL_AT]) / len(relevant), 1 / first if first else 0.0, gain / best)


def interval(values: Sequence[float]) -> Interval:
    """Percentile bootstrap over queries (Efron and Tibshirani 1993), 2,000 resamples with a fixed seed."""
    chance = random.Random(SEED)
    means = sorted(math.fsum(chance.choices(values, k=len(values))) / len(values) for _ in range(RESAMPLES))
    return Interval(means[int(0.025 * RESAMPLES)], math.fsum(values) / len(values), means[int(0.975 * RESAMPLES) - 1])
