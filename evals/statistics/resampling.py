"""Clusters drawn by chance: once drawn, every statistic is a product of the draws with the clusters' sums."""

from functools import lru_cache

import numpy as np

from evals.statistics.clusters import Floats

DRAWS = 9_999
"""Draws unless told otherwise: the 2.5 % point then rests on 250 of them."""


@lru_cache(maxsize=2)
def halves(clusters: int, draws: int, seed: int) -> Floats:
    """Subsets of the clusters, each in or out by a coin, shape (draws, clusters) of 0 and 1.

    When there are no more subsets than `draws`, all of them, each once.
    """
    if clusters < 60 and 2**clusters <= draws:
        return np.indices((2,) * clusters).reshape(clusters, -1).T.astype(np.float64)
    return np.random.default_rng(seed).integers(0, 2, (draws, clusters), dtype=np.int8).astype(np.float64)


@lru_cache(maxsize=2)
def resamples(clusters: int, draws: int, seed: int) -> Floats:
    """How often each cluster is drawn, with replacement, shape (draws, clusters)."""
    chosen = np.random.default_rng(seed).multinomial(clusters, np.full(clusters, 1 / clusters), draws)
    return chosen.astype(np.float64)
