"""Repetitions and noise."""

from collections.abc import Callable
from math import prod
from typing import Literal

import numpy as np

from benchmarks.report import Figure
from benchmarks.statistics.figures import coverage
from benchmarks.statistics.planted import Repeated, Shape, plant_judged, plant_pairs, plant_repetitions
from benchmarks.statistics.settings import BETAS
from benchmarks.statistics.trials import Tally, share_of, tallied, tally
from evals.statistics import Interval, all_pass, any_pass, consistency, noise_floor, split_noise

TRIALS, FEWER = 500, 200
SHAPES = (Shape(30, 1), Shape(30, 4), Shape(100, 2))
ERRORS = (0.02, 0.1)
Measure = Callable[[Repeated], Interval]


def repeats() -> list[Figure]:
    """Coverage of pass^3, pass@3, agreement of two runs, agent's and judge's noise; the A/A floor."""
    agent, judge = _noise()
    shape = Shape(100, 2, 0.2)
    return [
        coverage("pass^3 of 5 runs", _repeated(lambda of: all_pass(of.passes, of.runs, 3, of.clusters), _all)),
        coverage("pass@3 of 5 runs", _repeated(lambda of: any_pass(of.passes, of.runs, 3, of.clusters), _any)),
        coverage("agreement of 2 runs", _repeated(lambda of: consistency(of.passes, of.runs, 2, of.clusters), _alike)),
        coverage("agent's noise", agent),
        coverage("judge's noise", judge),
        Figure.of("A/A: a second pair of runs below the floor", [_below(shape, "point")], "%", f"stated 95; {shape}"),
        Figure.at_least("A/A: below the floor's upper end", [_below(shape, "high")], 95, "%"),
    ]


def _all(a: int, b: int) -> float:
    return prod((a + place) / (a + b + place) for place in range(3))


def _any(a: int, b: int) -> float:
    return 1 - _all(b, a)


def _alike(a: int, b: int) -> float:
    return 1 - 2 * a * b / ((a + b) * (a + b + 1))


def _repeated(measure: Measure, truth: Callable[[int, int], float]) -> dict[str, Tally]:
    return {
        f"Beta({a}, {b}), {shape}": tally(
            TRIALS, truth(a, b), lambda rng, shape=shape, a=a, b=b: measure(plant_repetitions(rng, shape, a, b, 5))
        )
        for shape in SHAPES
        for a, b in BETAS
    }


def _noise() -> tuple[dict[str, Tally], dict[str, Tally]]:
    agent: dict[str, Tally] = {}
    judge: dict[str, Tally] = {}
    for shape in (Shape(30, 1), Shape(30, 2), Shape(100, 1)):
        for error in ERRORS:
            rng = np.random.default_rng(0)
            found = [split_noise(*plant_judged(rng, shape, 6, 2, error, 3), draws=499) for _ in range(FEWER)]
            where = f"judge wrong in {error:.0%}, {shape}"
            agent[where] = tallied([one.agent for one in found], 6 * 2 / (8 * 9) * (1 - 2 * error) ** 2)
            judge[where] = tallied([one.judge for one in found], error * (1 - error))
    return agent, judge


def _below(shape: Shape, end: Literal["point", "high"]) -> float:
    def stays(rng: np.random.Generator) -> bool:
        floor = noise_floor(*plant_pairs(rng, shape, 0.2, 0), draws=99).floor
        again = noise_floor(*plant_pairs(rng, shape, 0.2, 0), draws=99).comparison.difference
        return abs(again) <= (floor.point if end == "point" else floor.high)

    return share_of(TRIALS, stays)
