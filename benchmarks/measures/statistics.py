"""How often intervals hold the truth, tests cry wolf, and decisions are wrong."""

import numpy as np

from benchmarks.registry import benchmark
from benchmarks.report import Figure
from benchmarks.statistics.estimates import estimates
from benchmarks.statistics.judgements import judgements
from benchmarks.statistics.pairs import pairs
from benchmarks.statistics.repeats import repeats


@benchmark("statistics")
def statistics() -> list[Figure]:
    """Experiments whose truth is known, drawn from fixed seeds, 30 to 200 tuples with 1 to 4 cases each.

    Nominal 95 %. Each coverage is the lowest, each error the highest of several settings, so that the error of
    simulation (0.7 points at 1,000 trials) shows at its worst. Passes and fails differ between tuples by beta and
    Dirichlet distributions, costs are log-normal. `truescore`: the same trials with its own clustered interval.
    """
    with np.errstate(all="raise", under="ignore"):
        return [*estimates(), *pairs(), *repeats(), *judgements()]
