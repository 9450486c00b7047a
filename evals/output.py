"""What one run of the agents, or of one agent, came to: all that an evaluator may look at."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from agents.itinerary import Itinerary
from evals.case import EvalCase

Ended = Literal["planned", "refused", "invalid", "failed"]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ToolUse(_Frozen):
    """A call of a tool by a model, in the order of starting; `result` is its JSON text, None where it failed.

    The edits of a follow-up are tools of the agent `refine`; their result is a sentence.
    """

    agent: str
    tool: str
    arguments: dict[str, JsonValue]
    result: str | None
    why: str | None = None


class AgentUse(_Frozen):
    """An agent at work; seconds since the run began."""

    agent: str
    started: float
    ended: float
    failed: str | None = None


class Before(_Frozen):
    """A plan before it was changed as its traveller wished, and the request that it was made of."""

    request: dict[str, JsonValue]
    itinerary: Itinerary


class Output(_Frozen):
    """`request` is the form as it was planned, answers included; `handoffs` are the specialists' by agent, as JSON.

    `said` is what the traveller says after the form, answers and the wish for a change, in words. Once a change was
    asked for there is a plan `before`; where nothing came of it that is the plan still, and `why` says so.
    """

    ended: Ended
    why: str | None = None
    field: str | None = None
    asked: tuple[str, ...] = ()
    request: dict[str, JsonValue] = {}
    itinerary: Itinerary | None = None
    before: Before | None = None
    said: tuple[str, ...] = ()
    handoffs: dict[str, JsonValue] = {}
    tools: tuple[ToolUse, ...] = ()
    agents: tuple[AgentUse, ...] = ()


class Sample(_Frozen):
    """A case and what came of it."""

    case: EvalCase
    output: Output
