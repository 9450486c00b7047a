"""What a run tells whoever evaluates it, besides its events: whole tool calls, hand-offs, the fate of model calls."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from agents.handoffs import Handoff
from agents.llm.errors import Fault


@dataclass(frozen=True, slots=True)
class ToolNote:
    """A tool that a model called, once it has ended: `arguments` and `result` as JSON text, or `why` it failed.

    `started` is on the clock of `time.perf_counter`.
    """

    agent: str
    tool: str
    arguments: str
    started: float
    result: str | None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class HandoffNote:
    """What a specialist delivered."""

    agent: str
    handoff: Handoff


@dataclass(frozen=True, slots=True)
class CallNote:
    """A model call that has ended: the label of its prompt, and how it failed, if it did."""

    prompt: str
    fault: Fault | None = None
    why: str = ""


Note = ToolNote | HandoffNote | CallNote
_TAKE: ContextVar[Callable[[Note], None] | None] = ContextVar("notes", default=None)


@contextmanager
def notes_to(take: Callable[[Note], None]) -> Generator[None]:
    """Hand all notes of what runs inside to `take`, at once and in its own task: it must be quick and not raise."""
    token = _TAKE.set(take)
    try:
        yield
    finally:
        _TAKE.reset(token)


def noting() -> bool:
    """Whether anybody takes notes; ask where a note is dear to make."""
    return _TAKE.get() is not None


def note(what: Note) -> None:
    """Hand a note to whoever takes them here."""
    if take := _TAKE.get():
        take(what)
