"""Comparisons in both orders, counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from evals.judges.preference import Preference
from evals.statistics import Interval, wilson


@dataclass(frozen=True, slots=True)
class Tally:
    """Comparisons counted. `flip_rate` is the share of those scored in which the order decided; None without any."""

    wins: int
    losses: int
    ties: int
    unscored: int
    flips: int
    first_twice: int
    second_twice: int
    flip_rate: Interval | None

    @classmethod
    def of(cls, preferences: Iterable[Preference]) -> Self:
        """Count; `first_twice` are flips in which the plan that stood first won both times."""
        every = list(preferences)
        results = Counter(one.result for one in every)
        flips = sum(one.flipped for one in every)
        scored = len(every) - results["unscored"]
        twice = Counter(one.orders[0].better for one in every if one.orders[0].better == one.orders[1].better)
        return cls(
            results["win"], results["loss"], results["tie"], results["unscored"], flips, twice["first"],
            twice["second"], wilson(flips, scored) if scored else None,
        )  # fmt: skip
