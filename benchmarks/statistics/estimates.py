"""Intervals of rates and means."""

from functools import partial

import numpy as np
from truescore import gold_only_estimate

from benchmarks.report import Figure
from benchmarks.statistics.figures import coverage
from benchmarks.statistics.planted import Shape, plant_costs, plant_rates
from benchmarks.statistics.settings import RATES, SHAPES, SOME_SHAPES
from benchmarks.statistics.trials import Tally, tally
from evals.statistics import Interval, mean_interval, rate_interval, wilson

TRIALS, MANY = 1_000, 3_000


def estimates() -> list[Figure]:
    """Coverage of rates with and without tuples, and of mean costs."""
    rates = {f"{rate}, {shape}": (shape, rate) for shape in SHAPES for rate in RATES}
    ours = {where: tally(TRIALS, rate, partial(_rate, shape, rate)) for where, (shape, rate) in rates.items()}
    theirs = [tally(TRIALS, rate, partial(_truescore, shape, rate)).covered for shape, rate in rates.values()]
    alone = {
        f"{rate}, {n} cases": tally(TRIALS, rate, partial(_alone, n, rate)) for n in (30, 60, 200) for rate in RATES
    }
    return [
        coverage("independent rates", alone),
        coverage("rates", ours, f"truescore {min(theirs):.1f} to {max(theirs):.1f}"),
        coverage("mean costs, log-sd 0.5", _costs(0.5)),
        coverage("mean costs, log-sd 1", _costs(1.0)),
    ]


def _costs(spread: float) -> dict[str, Tally]:
    return {str(shape): tally(MANY, 1.0, partial(_mean, shape, spread)) for shape in SOME_SHAPES}


def _rate(shape: Shape, rate: float, rng: np.random.Generator) -> Interval:
    return rate_interval(*plant_rates(rng, shape, rate))


def _truescore(shape: Shape, rate: float, rng: np.random.Generator) -> Interval:
    values, clusters = plant_rates(rng, shape, rate)
    found = gold_only_estimate(values, clusters=clusters)
    return Interval(found.point, found.low, found.high, found.level, found.method, len(values), shape.clusters)


def _alone(cases: int, rate: float, rng: np.random.Generator) -> Interval:
    return wilson(int(rng.binomial(cases, rate)), cases)


def _mean(shape: Shape, spread: float, rng: np.random.Generator) -> Interval:
    found = plant_costs(rng, shape, spread, 1.0)
    return mean_interval(found.b, found.clusters, draws=1_999)
