"""Which of two outputs is better, as said in both orders."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from agents.llm.errors import Fault
from evals.row import Spent

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
