"""The figures that the gate decides by, in one place, so that others can take their place.

A rate that is corrected for the errors of its judge takes the place of the plain one here (`corrected.py`): it finds
the labels by the evaluators and runs that it is given, and hands on to the plain one what has none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.gate.results import Pairs, Sides
from evals.statistics import Comparison, Interval, compare_rates, rate_interval

DRAWS = 99
"""For p-values that are not used: the gate goes by intervals."""
CORRECTED = "corrected by"
"""How the method of a figure begins that labels have corrected; the gate's lines show such a method."""


def plain_difference(pairs: Pairs, level: float) -> Comparison:
    """The difference of the rates of passes, clustered by tuple."""
    return compare_rates(pairs.left, pairs.right, pairs.clusters, level, DRAWS)


def plain_rate(sides: Sides, level: float) -> Interval:
    """The variant's own rate of passes, clustered by tuple."""
    return rate_interval(sides.left, sides.left_clusters, level)


@dataclass(frozen=True, slots=True)
class Measures:
    """Both are asked for two or more tuples only, at a confidence `level`, 0 to 1."""

    difference: Callable[[Pairs, float], Comparison] = plain_difference
    rate: Callable[[Sides, float], Interval] = plain_rate


def enough(clusters: Sequence[str]) -> bool:
    """Whether there is anything to go by: one tuple says nothing of another."""
    return len(set(clusters)) > 1
