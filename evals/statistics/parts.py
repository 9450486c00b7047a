"""Figures that are put together from rates: each rate with its own interval, and how they vary together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Self

import numpy as np
import numpy.typing as npt

from evals.statistics.clusters import Floats
from evals.statistics.effective import design_effect
from evals.statistics.libraries import beta_quantile, normal_quantile, normal_share
from evals.statistics.score import Bounds


@dataclass(frozen=True, slots=True)
class Part:
    """A rate, 0 to 1, seen in `effective` values; `influence` of each cluster on it, shape (clusters,).

    Of what nobody has seen, `effective` is 0: anything is possible, and 0.5 stands for it.
    """

    point: float
    effective: float
    influence: Floats

    @classmethod
    def of(cls, values: Floats, weights: Floats, codes: npt.NDArray[np.intp], clusters: int) -> Self:
        """The weighted rate of these values; `codes` are their clusters among `clusters`."""
        if not len(values):
            return cls(0.5, 0.0, np.zeros(clusters))
        weights = weights / weights.mean()
        sums = np.bincount(codes, weights * values, clusters).astype(np.float64)
        sizes = np.bincount(codes, weights, clusters).astype(np.float64)
        point = float(sums.sum() / sizes.sum())
        influence = (sums - point * sizes) / sizes.sum()
        seen = sizes > 0
        if np.count_nonzero(seen) < 2:
            return cls(point, 1.0, influence)
        other = sizes - sums if point > 0.5 else sums
        telling = int(np.count_nonzero(other > 1e-9))
        effect = design_effect(sums[seen], sizes[seen], point * (1 - point), telling)
        return cls(point, len(values) / effect, influence)

    def bounds(self, quantile: float) -> Bounds:
        """Jeffreys' interval with the effective number of values, at a normal or Student's quantile.

        Source: Brown, Cai, DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001).
        """
        tail = float(normal_share(np.array([-quantile]))[0])
        a, b = self._beta(1.0)
        low, high = beta_quantile(np.array([tail, 1 - tail]), a, b)
        low = 0.0 if self.point <= 1e-12 else min(self.point, float(low))
        return Bounds(low, 1.0 if self.point >= 1 - 1e-12 else max(self.point, float(high)))

    def drawn(self, shares: Floats, shrink: float) -> Floats:
        """The rates below which it lies with these shares, of `shrink` times as many values."""
        return beta_quantile(shares, *self._beta(shrink))

    def _beta(self, shrink: float) -> tuple[float, float]:
        seen = shrink * self.effective
        return self.point * seen + 0.5, (1 - self.point) * seen + 0.5


def correlations(parts: Sequence[Part]) -> Floats:
    """How the parts vary together, by their clusters' influences; shape (parts, parts)."""
    influences = np.array([part.influence for part in parts])
    products = influences @ influences.T
    deviations = np.sqrt(np.diag(products))
    scale = np.outer(deviations, deviations)
    found = np.divide(products, scale, out=np.zeros_like(scale), where=scale > 0)
    np.fill_diagonal(found, 1.0)
    return found


def spread(parts: Sequence[Part], coefficients: Sequence[float], quantile: float) -> Bounds:
    """How far a sum of parts may lie below and above what was found, both 0 or more.

    Each part goes to the end of its own interval, and the ways add up as deviations of correlated parts do. So the
    interval keeps the lopsidedness of its parts, and is never of width 0.

    Source: Zou, "On the estimation of additive interaction by use of the four-by-two table and beyond", American
    Journal of Epidemiology 168 (2008): the method of variance estimates recovery (MOVER) for correlated estimates.
    """
    factors = np.asarray(coefficients, dtype=np.float64)
    ends = [part.bounds(quantile) for part in parts]
    down = np.array([part.point - end.low for part, end in zip(parts, ends, strict=True)])
    up = np.array([end.high - part.point for part, end in zip(parts, ends, strict=True)])
    together = correlations(parts)
    below = factors * np.where(factors > 0, down, up)
    above = factors * np.where(factors > 0, up, down)
    return Bounds(*(sqrt(max(0.0, float(way @ together @ way))) for way in (below, above)))


def draw_together(parts: Sequence[Part], quantile: float, draws: int = 2_000, seed: int = 0) -> list[Floats]:
    """Values that the parts may have, drawn together, each of shape (draws,).

    Each part is drawn from its beta distribution with Jeffreys' prior, with fewer values the further `quantile` is
    above the normal one of 95 %; the parts vary together as `correlations` says (a Gaussian copula).
    """
    values, vectors = np.linalg.eigh(correlations(parts))
    mixed = (vectors * np.sqrt(np.maximum(values, 0))) @ _normals(len(parts), draws, seed)
    shrink = (normal_quantile(0.975) / quantile) ** 2
    return [part.drawn(normal_share(row), shrink) for part, row in zip(parts, mixed, strict=True)]


@lru_cache(maxsize=4)
def _normals(rows: int, draws: int, seed: int) -> Floats:
    return np.random.default_rng(seed).standard_normal((rows, draws))
