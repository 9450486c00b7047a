"""The progress of a run on a terminal: one line an agent, with its tools and times."""

from types import TracebackType

from rich.console import Console
from rich.live import Live
from rich.table import Table

from agents.events import AgentEvent, Event, ToolEvent
from app.cli.plain import plain

MARKS = {"started": "[cyan]…[/]", "finished": "[green]✓[/]", "failed": "[red]✗[/]", "retrying": "[yellow]↻[/]"}


class Progress:
    """Shows events on standard error while the block runs; nothing when quiet."""

    def __init__(self, *, quiet: bool, rehearsal: bool) -> None:
        self._agents: dict[str, AgentEvent] = {}
        self._tools: dict[str, dict[str, ToolEvent]] = {}
        self._console = Console(stderr=True, quiet=quiet, emoji=False)
        self._live = Live(console=self._console, transient=False, refresh_per_second=12)
        if rehearsal:
            self._console.print("[dim]Rehearsal engine: not a language model. Set OPENAI_API_KEY for a real one.[/]")

    def __enter__(self) -> "Progress":
        self._live.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.__exit__(kind, error, trace)

    def show(self, event: Event) -> None:
        """Take an event in."""
        if isinstance(event, AgentEvent):
            self._agents[event.agent] = event
        elif isinstance(event, ToolEvent):
            self._tools.setdefault(event.agent, {})[event.tool] = event
        self._live.update(self._table())

    def _table(self) -> Table:
        table = Table.grid(padding=(0, 1))
        for agent, event in self._agents.items():
            tools = ", ".join(f"{MARKS[tool.state]} {plain(tool.tool)}" for tool in self._tools.get(agent, {}).values())
            time = f"{event.ms} ms" if event.ms is not None else ""
            table.add_row(MARKS[event.state], f"[bold]{agent}[/]", time, plain(event.why) if event.why else tools)
        return table
