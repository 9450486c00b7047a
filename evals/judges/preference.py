"""Which of two outputs is better, as said in both orders, and many such answers counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict

from agents.llm.errors import Fault
from evals.row import Spent
from evals.statistics import Interval, wilson

Place = Literal["first", "second", "tie", "unscored"]
Result = Literal["win", "loss", "tie", "unscored"]


class Order(BaseModel):
    """What was said of one order: the place that is better, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    better: Place
    reason: str


class Preference(BaseModel):
    """Whether the first output wins. It is a tie where the two orders disagree: then `flipped` says so.

    `orders` are as given, and turned round; `fault` is there where the endpoint kept one of them from being scored, so
    that it is worth asking again.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    case: str
    evaluator: str
    judging: int = 0
    result: Result
    flipped: bool
    orders: tuple[Order, Order]
    spent: Spent = Spent()
    elapsed_ms: int = 0
    fault: Fault | None = None


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
