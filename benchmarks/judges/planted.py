"""Outputs whose truth is known, judged and labelled with known errors."""

import random
from collections.abc import Sequence
from itertools import product
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.statistics.planted import Shape, chances
from evals.labels.drawing import inclusion, systematic
from evals.statistics import JudgedSet

Design = Literal["random", "mixed"]
"""`mixed`: half at random, half among the outputs that the judge wavers on, which it more often gets wrong."""
WAVERS_WRONG, WAVERS_RIGHT = 0.6, 0.15
ALIKE = 0.5
"""Correlation of what two variants make of one case."""


class Judge(NamedTuple):
    """How often it passes what is good, and fails what is bad."""

    sensitivity: float
    specificity: float

    def says(self, good: bool, passed: bool) -> float:
        """The chance of what it says of an output."""
        passes = self.sensitivity if good else 1 - self.specificity
        return passes if passed else 1 - passes

    def __str__(self) -> str:
        return f"{self.sensitivity:g}/{self.specificity:g}"


class World(NamedTuple):
    """Outputs in tuples, what is true of them, and who says what; `human` is the share of wrong labels."""

    shape: Shape
    rate: float
    judge: Judge
    labels: int
    design: Design = "random"
    human: float = 0.0

    @property
    def people_pass(self) -> float:
        """The rate that people would give if they labelled everything."""
        return self.rate * (1 - self.human) + (1 - self.rate) * self.human


def plant_set(rng: np.random.Generator, world: World) -> JudgedSet:
    """A judged and partly labelled set. Truth and errors vary between tuples together."""
    cells = list(product((True, False), repeat=2))
    shares = [(world.rate if good else 1 - world.rate) * world.judge.says(good, said) for good, said in cells]
    at, names = _cells(rng, shares, world.shape)
    good, said = (np.array([cell[place] for cell in cells])[at] for place in range(2))
    return _labelled(rng, good, said, names, world)


class Versus(NamedTuple):
    """Two variants on the same cases, one judge that may err otherwise on each; labels of each side."""

    shape: Shape
    rates: tuple[float, float]
    judges: tuple[Judge, Judge]
    labels: int
    design: Design | Literal["same cases"] = "random"

    @property
    def difference(self) -> float:
        """What is true."""
        return self.rates[0] - self.rates[1]


def plant_versus(rng: np.random.Generator, versus: Versus) -> tuple[JudgedSet, JudgedSet]:
    """Both sides. With `same cases`, a case is labelled on both sides or on neither."""
    cells = list(product((True, False), repeat=4))
    shares = [_joint(versus, cell) for cell in cells]
    at, names = _cells(rng, shares, versus.shape)
    good_a, good_b, said_a, said_b = (np.array([cell[place] for cell in cells])[at] for place in range(4))
    design = "random" if versus.design == "same cases" else versus.design
    world = World(versus.shape, 0, versus.judges[0], versus.labels, design)
    a = _labelled(rng, good_a, said_a, names, world)
    if versus.design != "same cases":
        return a, _labelled(rng, good_b, said_b, names, world)
    labels = [None if label is None else float(good) for label, good in zip(a.labels, good_b, strict=True)]
    return a, JudgedSet(said_b.astype(float).tolist(), labels, None, a.clusters)


def _joint(versus: Versus, cell: tuple[bool, ...]) -> float:
    good_a, good_b, said_a, said_b = cell
    (a, b), (of_a, of_b) = versus.rates, versus.judges
    common = ALIKE * (a * (1 - a) * b * (1 - b)) ** 0.5
    both = (a if good_a else 1 - a) * (b if good_b else 1 - b) + (common if good_a == good_b else -common)
    return max(0.0, both) * of_a.says(good_a, said_a) * of_b.says(good_b, said_b)


def _cells(
    rng: np.random.Generator, shares: Sequence[float], shape: Shape
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.int64]]:
    """The cell of each output, and its tuple."""
    names = shape.names(rng)
    bounds = np.cumsum(chances(rng, shares, shape), axis=1)[names]
    return np.minimum((rng.random(len(names))[:, None] > bounds).sum(axis=1), len(shares) - 1), names


def _labelled(
    rng: np.random.Generator,
    good: npt.NDArray[np.bool_],
    said: npt.NDArray[np.bool_],
    names: npt.NDArray[np.int64],
    world: World,
) -> JudgedSet:
    sizes = np.full(len(good), 1 / len(good))
    if world.design == "mixed":
        wavers = rng.random(len(good)) < np.where(good == said, WAVERS_RIGHT, WAVERS_WRONG)
        sizes = 0.5 * sizes + 0.5 * wavers / max(1, wavers.sum())
    chance = inclusion(sizes.tolist(), world.labels)
    seen = set(systematic(chance, random.Random(int(rng.integers(2**32)))))
    human = good ^ (rng.random(len(good)) < world.human)
    labels = [float(label) if place in seen else None for place, label in enumerate(human)]
    weights = [1 / one for one in chance] if world.design == "mixed" else None
    return JudgedSet(said.astype(float).tolist(), labels, weights, names.tolist())
