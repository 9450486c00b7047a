"""What the gate found, on a terminal: the verdict first."""

from rich.console import Console
from rich.table import Table

from app.cli.plain import plain
from evals.gate.decision import Finding, GateDecision, Line
from evals.gate.words import details, headline, named
from evals.statistics import Verdict

COLOURS = {Verdict.NOT_WORSE: "green", Verdict.WORSE: "red", Verdict.CANNOT_TELL: "yellow"}
RISKS = "What is worse ships in at most 2.5 % of experiments; what misses no demand is blocked in at most 5 %."
MARKS = {Finding.MISSED: "red", Finding.CANNOT_TELL: "yellow", Finding.HELD: "green", Finding.IGNORED: "dim"}


def print_decision(decision: GateDecision, every: bool = False, beside: bool = False) -> None:
    """Print the verdict, then what is missed or cannot be told; what is held or ignored is counted unless `every`.

    Unless `every`, demands that cannot be told for the same reason share a line. `beside`: on standard error,
    for something else goes to standard output.
    """
    console = Console(emoji=False, stderr=beside)
    console.print(plain(headline(decision)), style=f"bold {COLOURS[decision.verdict]}", highlight=False)
    for line in details(decision):
        console.print(plain(line), style="yellow", highlight=False)
    shown = [finding for finding in MARKS if every or finding in (Finding.MISSED, Finding.CANNOT_TELL)]
    lines = [line for finding in shown for line in decision.of(finding)]
    if lines:
        console.print(_table([[line] for line in lines] if every else _alike(lines)))
    for finding in MARKS:
        if finding not in shown and (count := len(decision.of(finding))):
            console.print(f"{count} {finding}; --all shows them", style="dim", highlight=False)
    if decision.lines:
        console.print(RISKS, style="dim", highlight=False)


def _alike(lines: list[Line]) -> list[list[Line]]:
    """Lines that cannot be told for the same reason together, in the order of the first of them."""
    groups: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        apart = () if line.finding is Finding.CANNOT_TELL else (line.title,)
        groups.setdefault((line.reason, *apart), []).append(line)
    return list(groups.values())


def _table(groups: list[list[Line]]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("Demand", "Finding", "Reason"):
        table.add_column(column)
    for lines in groups:
        line = lines[0]
        finding = f"[{MARKS[line.finding]}]{line.finding}[/]"
        why = "" if line.finding is Finding.CANNOT_TELL else f"\n[dim]{plain(line.why)}[/]"
        table.add_row(plain(named(lines)), finding, plain(line.reason) + why)
    return table
