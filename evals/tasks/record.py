"""What a run does, written down while it runs."""

from dataclasses import dataclass, field
from time import perf_counter

from pydantic import JsonValue, TypeAdapter, ValidationError

from agents.events import AgentEvent, Event
from agents.llm.errors import ENDPOINT_FAULTS
from agents.notes import CallNote, HandoffNote, Note, ToolNote
from evals.output import AgentUse, ToolUse

_ARGUMENTS = TypeAdapter(dict[str, JsonValue])


@dataclass(slots=True)
class Record:
    """Events and notes of one case, over all of its runs; `asked` are codes of questions, `said` the person's words."""

    started: float = field(default_factory=perf_counter)
    asked: list[str] = field(default_factory=list[str])
    said: list[str] = field(default_factory=list[str])
    handoffs: dict[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    _tools: list[ToolNote] = field(default_factory=list[ToolNote])
    _calls: dict[str, CallNote] = field(default_factory=dict[str, CallNote])
    _open: dict[str, float] = field(default_factory=dict[str, float])
    _agents: list[AgentUse] = field(default_factory=list[AgentUse])

    def event(self, event: Event) -> None:
        """Take an event of a run."""
        if not isinstance(event, AgentEvent):
            return
        if event.state in ("started", "retrying"):
            self._open.setdefault(event.agent, self._now())
        else:
            self._end(event.agent, event.why)

    def note(self, note: Note) -> None:
        """Take a note of a run."""
        match note:
            case ToolNote():
                self._tools.append(note)
            case HandoffNote():
                self.handoffs[note.agent] = note.handoff.model_dump(mode="json")
            case CallNote():
                self._calls[note.prompt] = note

    @property
    def lost(self) -> str | None:
        """What the endpoint did to an agent whose last call came to nothing: `rate limited: … (itinerary.v1+3f2a91c0)`.

        A call that worked when it was made again took nothing from the run.
        """
        lost = [call for call in self._calls.values() if call.fault in ENDPOINT_FAULTS]
        if not lost:
            return None
        return f"{lost[0].fault}: {lost[0].why} ({', '.join(call.prompt for call in lost)})"

    def tools(self) -> tuple[ToolUse, ...]:
        """The tools that models called, in the order of starting."""
        return tuple(_use(note) for note in sorted(self._tools, key=lambda note: note.started))

    def agents(self, why: str | None) -> tuple[AgentUse, ...]:
        """The nodes of the graph that worked, in the order of ending; those that did not end for the given reason."""
        for agent in tuple(self._open):
            self._end(agent, why or "it did not end")
        return tuple(self._agents)

    def _end(self, agent: str, failed: str | None) -> None:
        started = self._open.pop(agent, self._now())
        self._agents.append(AgentUse(agent=agent, started=started, ended=self._now(), failed=failed))

    def _now(self) -> float:
        """Seconds since the beginning."""
        return round(perf_counter() - self.started, 4)


def _use(note: ToolNote) -> ToolUse:
    """Arguments that are no JSON object are left out; `why` tells what was wrong with them."""
    try:
        arguments = _ARGUMENTS.validate_json(note.arguments)
    except ValidationError:
        arguments = {}
    return ToolUse(agent=note.agent, tool=note.tool, arguments=arguments, result=note.result, why=note.why)
