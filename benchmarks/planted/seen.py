"""What is said of one experiment, and of all of them against the truth."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.planted.draws import Pool, draw
from benchmarks.planted.gates import Scene, exit_codes
from benchmarks.wilson import Share
from evals.comparison import Paired, compare
from evals.statistics import Interval, wilson

Name = tuple[str, str]
"""Evaluator and variant."""


class Seen(NamedTuple):
    """Of one experiment: intervals of rates, comparisons with the base, and exit codes by scene.

    `plain` are Wilson's intervals, as if every run were on its own.
    """

    rates: Mapping[Name, Interval]
    plain: Mapping[Name, Interval]
    paired: Mapping[Name, Paired]
    exits: Mapping[str, int]


def look(pool: Pool, held_against: Mapping[str, Scene], experiments: int) -> list[Seen]:
    """So many experiments, each with a seed of its own, written to a folder and read from it."""
    found: list[Seen] = []
    for seed in range(experiments):
        with tempfile.TemporaryDirectory() as folder:
            artifact = draw(pool, np.random.default_rng(seed), Path(folder, "experiment"))
            said, exits = compare(artifact, seed=seed), exit_codes(artifact, held_against)
        rates = {name: rate.interval for name, rate in said.rates.items() if rate.interval}
        plain = {name: wilson(round(rate.point * rate.n), rate.n) for name, rate in rates.items()}
        found.append(Seen(rates, plain, said.paired, exits))
    return found


def share_of(found: Sequence[Seen], event: Callable[[Seen], bool]) -> Share:
    """In how many experiments something happens."""
    return Share(sum(map(event, found)), len(found))
