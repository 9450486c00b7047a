"""Comparisons of two variants on the same cases."""

from collections.abc import Callable
from functools import partial
from typing import Literal

import numpy as np

from benchmarks.report import Figure
from benchmarks.statistics.figures import coverage, rejections
from benchmarks.statistics.planted import Shape, plant_costs, plant_pairs
from benchmarks.statistics.settings import DISCORDANCES, SHAPES, SOME_SHAPES
from benchmarks.statistics.trials import Tally, tally
from evals.statistics import Comparison, compare_means, compare_rates, compare_ratio, mcnemar

TRIALS, MANY = 1_000, 3_000
DRAWS = 1_999


def pairs() -> list[Figure]:
    """Coverage and type-I error of the comparisons."""
    rates = _tallied(_rates, SHAPES)
    alone = _tallied(_alone, (Shape(30, 1), Shape(60, 1), Shape(200, 1)), MANY)
    means, ratios = _costs(_means, 0.0), _costs(_ratios, -0.2)
    drawn = [found.covered for found in _costs(partial(_means, method="bootstrap"), 0.0).values()]
    return [
        coverage("independent pairs", alone),
        rejections("independent pairs (McNemar)", _without_difference(alone)),
        coverage("paired rates", rates),
        rejections("paired rates", _without_difference(rates)),
        coverage("paired costs", means, f"truescore's bootstrap {min(drawn):.1f} to {max(drawn):.1f}"),
        rejections("paired costs", means),
        coverage("ratio of costs", ratios),
    ]


def _tallied(
    compare: Callable[[Shape, float, float, np.random.Generator], Comparison],
    shapes: tuple[Shape, ...],
    trials: int = TRIALS,
) -> dict[str, Tally]:
    return {
        f"discordance {discordance}, difference {difference}, {shape}": tally(
            trials, difference, partial(compare, shape, discordance, difference)
        )
        for shape in shapes
        for discordance, difference in DISCORDANCES
    }


def _without_difference(tallies: dict[str, Tally]) -> dict[str, Tally]:
    return {where: found for where, found in tallies.items() if "difference 0.0" in where}


def _costs(compare: Callable[[Shape, float, float, np.random.Generator], Comparison], truth: float) -> dict[str, Tally]:
    return {
        f"log-sd {spread}, {shape}": tally(TRIALS, truth, partial(compare, shape, spread, 1 + truth))
        for shape in SOME_SHAPES
        for spread in (0.5, 1.0)
    }


def _rates(shape: Shape, discordance: float, difference: float, rng: np.random.Generator) -> Comparison:
    return compare_rates(*plant_pairs(rng, shape, discordance, difference), draws=DRAWS)


def _alone(shape: Shape, discordance: float, difference: float, rng: np.random.Generator) -> Comparison:
    found = plant_pairs(rng, shape, discordance, difference)
    return mcnemar(found.a, found.b)


def _means(
    shape: Shape,
    spread: float,
    ratio: float,
    rng: np.random.Generator,
    method: Literal["sign flips", "bootstrap"] = "sign flips",
) -> Comparison:
    return compare_means(
        *plant_costs(rng, shape, spread, ratio), draws=499 if method == "bootstrap" else DRAWS, method=method
    )


def _ratios(shape: Shape, spread: float, ratio: float, rng: np.random.Generator) -> Comparison:
    return compare_ratio(*plant_costs(rng, shape, spread, ratio), draws=DRAWS)
