"""What happens in a run, as it happens: which agent, which tool, how long, and the message as it is written."""

from collections.abc import Generator
from contextlib import contextmanager
from time import perf_counter
from typing import Literal

from langgraph.config import get_stream_writer
from pydantic import BaseModel, ConfigDict

from agents.violation import Violation

State = Literal["started", "finished", "failed", "retrying"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class AgentEvent(_Frozen):
    """A node of the graph starts or ends; `ms` is how long it took, `why` what went wrong."""

    kind: Literal["agent"] = "agent"
    agent: str
    state: State
    ms: int | None = None
    why: str | None = None


class ToolEvent(_Frozen):
    """A tool starts or ends."""

    kind: Literal["tool"] = "tool"
    agent: str
    tool: str
    state: State
    ms: int | None = None
    why: str | None = None


class MessageEvent(_Frozen):
    """More of the traveller's message, or a fresh start of it."""

    kind: Literal["message"] = "message"
    text: str = ""
    reset: bool = False


class CheckEvent(_Frozen):
    """What the check found in an attempt (0 is the first)."""

    kind: Literal["check"] = "check"
    attempt: int
    violations: list[Violation]


Event = AgentEvent | ToolEvent | MessageEvent | CheckEvent
"""`kind` tells them apart on the wire."""


def emit(event: Event) -> None:
    """Hand an event to whoever follows the run; only inside a node of the graph."""
    get_stream_writer()(event)


@contextmanager
def watched(agent: str, again: bool = False) -> Generator[None]:
    """Tell that a node starts, or starts `again`, and, when it does not raise, ends."""
    start = perf_counter()
    emit(AgentEvent(agent=agent, state="retrying" if again else "started"))
    yield
    emit(AgentEvent(agent=agent, state="finished", ms=round((perf_counter() - start) * 1000)))
