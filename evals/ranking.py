"""How well a ranking finds what is relevant: each score is from 0 to 1.

Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, chapter 8; NDCG as Järvelin and Kekäläinen
2002, with the gain itself as numerator.
"""

import math
from collections.abc import Collection, Mapping, Sequence


def recall_at(ranking: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Share of what is relevant among the first k; raises `ZeroDivisionError` where nothing is."""
    return sum(id in relevant for id in ranking[:k]) / len(relevant)


def capped_recall_at(ranking: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Recall@k of what k places can hold: 1 where all of the first k are relevant, however many there are."""
    return sum(id in relevant for id in ranking[:k]) / min(k, len(relevant))


def reciprocal_rank(ranking: Sequence[str], relevant: Collection[str]) -> float:
    """One through the rank of the first relevant one; 0 without one. Its mean over queries is the MRR."""
    return next((1 / rank for rank, id in enumerate(ranking, 1) if id in relevant), 0.0)


def ndcg_at(ranking: Sequence[str], gains: Mapping[str, float], k: int) -> float:
    """Gain of the first k, discounted by the logarithm of the rank, as a share of that of the best ranking."""
    best = _discounted(sorted(gains.values(), reverse=True)[:k])
    return _discounted([gains.get(id, 0.0) for id in ranking[:k]]) / best


def _discounted(gains: Sequence[float]) -> float:
    return math.fsum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
