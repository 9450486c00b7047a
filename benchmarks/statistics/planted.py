"""Results of experiments whose truth is known."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


class Shape(NamedTuple):
    """So many tuples of so many cases (None: 1 to 4 by chance); `icc`: how alike the cases of a tuple are, 0 to 1."""

    clusters: int
    per_cluster: int | None = 2
    icc: float = 0.0

    def names(self, rng: np.random.Generator) -> Ints:
        """The tuple of each case."""
        sizes = rng.integers(1, 5, self.clusters) if self.per_cluster is None else self.per_cluster
        return np.repeat(np.arange(self.clusters), sizes)

    def __str__(self) -> str:
        return f"{self.clusters} tuples of {self.per_cluster or '1 to 4'}, icc {self.icc:g}"


class Rates(NamedTuple):
    """Passes (1) and fails (0), and their tuples."""

    values: list[float]
    clusters: list[int]


class Pairs(NamedTuple):
    """Results of two variants on the same cases, and their tuples."""

    a: list[float]
    b: list[float]
    clusters: list[int]


def chances(rng: np.random.Generator, shares: Sequence[float], shape: Shape) -> npt.NDArray[np.float64]:
    """The shares of each outcome in each tuple, which `icc` makes differ (Dirichlet); shape (clusters, outcomes)."""
    if not shape.icc:
        return np.tile(np.asarray(shares, dtype=np.float64), (shape.clusters, 1))
    return rng.dirichlet(np.maximum(shares, 1e-9) * (1 / shape.icc - 1), shape.clusters)


def plant_rates(rng: np.random.Generator, shape: Shape, rate: float) -> Rates:
    """Cases that pass at `rate`."""
    names = shape.names(rng)
    passing = chances(rng, (rate, 1 - rate), shape)[names, 0]
    return Rates((rng.random(len(names)) < passing).astype(float).tolist(), names.tolist())


def plant_pairs(
    rng: np.random.Generator, shape: Shape, discordance: float, difference: float, agreed: float = 0.7
) -> Pairs:
    """Pairs of which `discordance` disagree, so that a is better by `difference`; `agreed` of the others pass."""
    names = shape.names(rng)
    shares = ((discordance + difference) / 2, (discordance - difference) / 2, 1 - discordance)
    bounds = np.cumsum(chances(rng, shares, shape), axis=1)[names]
    drawn, both = rng.random(len(names)), rng.random(len(names)) < agreed
    gained, lost = drawn < bounds[:, 0], (drawn >= bounds[:, 0]) & (drawn < bounds[:, 1])
    a, b = gained | (~lost & both), lost | (~gained & both)
    return Pairs(a.astype(float).tolist(), b.astype(float).tolist(), names.tolist())


def plant_costs(rng: np.random.Generator, shape: Shape, spread: float, ratio: float) -> Pairs:
    """Log-normal costs; b has the mean 1, a has `ratio`; `spread` is the standard deviation of the logarithm.

    `icc` is the tuple's part of the logarithm's variance, which both sides share.
    """
    names = shape.names(rng)
    of_tuple = rng.normal(0, spread * shape.icc**0.5, shape.clusters)[names]
    own = rng.normal(0, spread * (1 - shape.icc) ** 0.5, (2, len(names)))
    a, b = np.exp(of_tuple + own - spread**2 / 2)
    return Pairs((ratio * a).tolist(), b.tolist(), names.tolist())


class Repeated(NamedTuple):
    """Passes of each case in its runs, and the tuples of the cases."""

    passes: list[int]
    runs: list[int]
    clusters: list[int]


def plant_repetitions(rng: np.random.Generator, shape: Shape, a: float, b: float, runs: int) -> Repeated:
    """Cases whose chance to pass is drawn by tuple from Beta(a, b)."""
    names = shape.names(rng)
    passes = rng.binomial(runs, rng.beta(a, b, shape.clusters)[names])
    return Repeated(passes.tolist(), [runs] * len(names), names.tolist())


class Judged(NamedTuple):
    """Verdicts by case, run and repetition of the judge; the tuples of the cases."""

    verdicts: list[list[list[float]]]
    clusters: list[int]


def plant_judged(rng: np.random.Generator, shape: Shape, a: float, b: float, error: float, runs: int) -> Judged:
    """Cases as of `plant_repetitions`; a judge errs in `error` of its three verdicts on each run."""
    names = shape.names(rng)
    good = rng.random((len(names), runs)) < rng.beta(a, b, shape.clusters)[names][:, None]
    wrong = rng.random((len(names), runs, 3)) < error
    return Judged((good[..., None] ^ wrong).astype(float).tolist(), names.tolist())
