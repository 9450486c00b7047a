"""Values and the clusters that they come in: cases of one tuple, repetitions of one case."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which cluster each value belongs to: `codes` 0 to `count - 1`, one a value, in order of first appearance."""

    codes: npt.NDArray[np.intp]
    count: int

    @classmethod
    def of(cls, names: Sequence[Hashable] | None, values: int) -> Self:
        """Clusters by name, each value its own when there are none.

        Raises:
            ValueError: as many names as values are needed, and at least two different ones.
        """
        if names is None:
            names = range(values)
        if len(names) != values:
            raise ValueError(f"{len(names)} clusters for {values} values; allowed: one cluster for each value")
        known: dict[Hashable, int] = {}
        codes = np.array([known.setdefault(name, len(known)) for name in names], dtype=np.intp)
        if len(known) < 2:
            raise ValueError(f"{len(known)} clusters; allowed: 2 or more, for one cluster says nothing of another")
        return cls(codes, len(known))

    @property
    def sizes(self) -> Floats:
        """Values in each cluster."""
        return np.bincount(self.codes, minlength=self.count).astype(np.float64)

    def sums(self, values: Floats) -> Floats:
        """The sum of the values of each cluster."""
        return np.bincount(self.codes, values, self.count).astype(np.float64)


def numbers(name: str, values: Sequence[float], low: float = -np.inf, high: float = np.inf) -> Floats:
    """Values as an array, shape (n,).

    Raises:
        ValueError: no values, or one that is not finite or not within `low` to `high`.
    """
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1 or not array.size:
        raise ValueError(f"{name} of shape {array.shape}; allowed: one row of one or more values")
    wrong = np.flatnonzero(~(np.isfinite(array) & (array >= low) & (array <= high)))
    if wrong.size:
        raise ValueError(f"{name}[{wrong[0]}] is {array[wrong[0]]}; allowed: finite numbers from {low:g} to {high:g}")
    return array


def outcomes(name: str, values: Sequence[float]) -> Floats:
    """Passes and fails as an array of 1 and 0, shape (n,).

    Raises:
        ValueError: no values, or one that is neither 0 nor 1.
    """
    array = numbers(name, values)
    wrong = np.flatnonzero((array != 0) & (array != 1))
    if wrong.size:
        raise ValueError(f"{name}[{wrong[0]}] is {array[wrong[0]]}; allowed: 0 (fail) and 1 (pass)")
    return array


def weighing(weights: Sequence[float] | None, values: int) -> Floats:
    """Weights with the mean 1: the inverse of each value's chance to be there; all 1 when there are none.

    Raises:
        ValueError: as many weights as values are needed, each finite and more than 0.

    Source: Hajek, "Comment on an essay by D. Basu" (1971): totals over the sum of the weights.
    """
    if weights is None:
        return np.ones(values)
    array = numbers("weights", weights, 0)
    if len(array) != values:
        raise ValueError(f"{len(array)} weights for {values} values; allowed: one weight for each value")
    if not array.all():
        raise ValueError("a weight is 0; allowed: more than 0, the inverse of a chance")
    return array / array.mean()


def paired(a: Floats, b: Floats) -> None:
    """Both sides of a comparison need as many values.

    Raises:
        ValueError: they have not.
    """
    if len(a) != len(b):
        raise ValueError(f"{len(a)} values against {len(b)}; allowed: pairs, each case on both sides")


def share(name: str, value: float) -> float:
    """A number between 0 and 1, both excluded.

    Raises:
        ValueError: it is not.
    """
    if not 0 < value < 1:
        raise ValueError(f"{name} is {value}; allowed: more than 0, less than 1")
    return value
