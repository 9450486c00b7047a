"""Many experiments, and how often what was found holds the truth."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from evals.statistics import Comparison, Interval

Experiment = Callable[[np.random.Generator], Interval | Comparison]


class Tally(NamedTuple):
    """Shares of the trials in percent."""

    covered: float
    above: float
    """The whole interval lies above the truth."""
    below: float
    """The whole interval lies below it."""
    rejected: float
    """The p-value of a comparison is below 0.05."""


def tally(trials: int, truth: float, experiment: Experiment, seed: int = 0) -> Tally:
    """So many experiments, all drawn from one generator."""
    rng = np.random.default_rng(seed)
    return tallied([experiment(rng) for _ in range(trials)], truth)


def tallied(found: Sequence[Interval | Comparison], truth: float) -> Tally:
    """What was found against the truth."""
    low, high = np.array([one.low for one in found]), np.array([one.high for one in found])
    above, below = float(np.mean(low > truth)), float(np.mean(high < truth))
    rejected = float(np.mean([isinstance(one, Comparison) and one.p_value < 0.05 for one in found]))
    return Tally(100 * (1 - above - below), 100 * above, 100 * below, 100 * rejected)


def share_of(trials: int, event: Callable[[np.random.Generator], bool], seed: int = 0) -> float:
    """How often something happens, in percent of the trials."""
    rng = np.random.default_rng(seed)
    return 100 * sum(event(rng) for _ in range(trials)) / trials
