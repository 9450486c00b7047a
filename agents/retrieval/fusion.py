"""Several rankings into one."""

from collections import defaultdict
from collections.abc import Sequence

K = 60


def fuse(*rankings: Sequence[str]) -> dict[str, float]:
    """Reciprocal rank fusion: a place scores the sum of 1 / (60 + its rank) over the rankings that hold it.

    Cormack, Clarke and Büttcher (2009), "Reciprocal rank fusion outperforms Condorcet and individual rank learning
    methods". Scores are stretched to the range from 0 to 1 here, so that they can be weighed against other wishes.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    for ranking in rankings:
        for rank, id in enumerate(ranking, 1):
            scores[id] += 1 / (K + rank)
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    return {id: (score - low) / (high - low) if high > low else 1.0 for id, score in scores.items()}
