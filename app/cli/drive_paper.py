"""A drive on a terminal: how far it is, and what came of it."""

from collections import Counter
from collections.abc import Sequence
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from app.cli.plain import plain
from synthetic.driving.result import Result, ResultLine

MOST_REASONS = 10
LONGEST_REASON = 160


class Bar:
    """A progress bar on standard error while the block runs."""

    def __init__(self, total: int, done: int) -> None:
        self._failed = 0
        columns = (TextColumn("Driving"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[more]}"))
        self._bar = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True))
        self._task = self._bar.add_task("", total=total, completed=done, more="")

    def __enter__(self) -> "Bar":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def show(self, result: Result) -> None:
        """Count a case that has ended."""
        self._failed += result.ended == "call_failed"
        speed = self._bar.tasks[0].speed
        rate = f"{speed:.1f}/s" if speed else ""
        calls = f"{self._failed} failed call{'' if self._failed == 1 else 's'}"
        self._bar.update(self._task, advance=1, more=f"{calls}  {rate}")


def print_drive(lines: Sequence[ResultLine]) -> None:
    """Print how the cases ended, how many as expected, and the first reasons of the others."""
    console = Console()
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("Ended", "Cases", "As expected", "Not", "Unscored"):
        table.add_column(name, justify="left" if name == "Ended" else "right")
    for ended, number in Counter(line.result.ended for line in lines).most_common():
        judged = Counter(line.outcome for line in lines if line.result.ended == ended)
        counts = (number, judged["pass"], judged["fail"], judged["unscored"])
        table.add_row(ended.replace("_", " "), *(f"{count:,}" for count in counts))
    console.print(table)
    _print_reasons(console, [line for line in lines if line.why])


def _print_reasons(console: Console, lines: Sequence[ResultLine]) -> None:
    if not lines:
        return
    console.print("\nNot as expected, or not to be told", style="bold")
    for line in lines[:MOST_REASONS]:
        why = "; ".join(line.why)
        console.print(f"  {line.case}  {plain(_short(why))}", highlight=False)
    if (more := len(lines) - MOST_REASONS) > 0:
        console.print(f"  and {more:,} more", highlight=False)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= LONGEST_REASON else f"{one_line[: LONGEST_REASON - 1]}…"
