"""The shape of an expectation: the ground truth of the reference evals."""

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

Ending = Literal["plan", "refused", "invalid"]
"""How a case ends once its questions are answered truly: with a plan, refused by the guard or the intake, or with a
form that does not validate."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ToolCall(_Frozen):
    """A call that has to be made. Only the arguments named here have to match; the others are free."""

    agent: str
    tool: str
    arguments: dict[str, JsonValue] = {}


class StatedFact(_Frozen):
    """Something that the plan has to tell: the topic of the fact, and text that it has to hold, in any case."""

    topic: str
    holds: str


class Expected(_Frozen):
    """All that can be said before the application is asked.

    `field` is the field of the form that a refusal or a validation error is about; `asks` are the codes of the
    questions in the order of asking, one that comes again at once counted once; `cheapest` is the bound of feasibility
    in `currency`, None where nothing is priced; `needs` are what every day of the plan has to respect: `diet:vegan`,
    `mobility:wheelchair`, `children`.
    """

    ends: Ending
    field: str | None = None
    asks: tuple[str, ...] = ()
    feasible: bool | None = None
    cheapest: Decimal | None = None
    currency: str | None = None
    calls: tuple[ToolCall, ...] = ()
    never: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    facts: tuple[StatedFact, ...] = ()
