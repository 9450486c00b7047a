"""Relations between pairs of requests on a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from app.cli.plain import plain
from synthetic.perturbations.page import MARKS, summary
from synthetic.perturbations.side_by_side import Section, side_by_side
from synthetic.perturbations.verdicts import Verdict, rates

MOST_SHOWN = 5
COLOURS = {"same": "", "differs": "yellow", "only first": "red", "only second": "green"}


def print_relations(verdicts: Sequence[Verdict]) -> None:
    """Print a rate for each perturbation, then the first broken pairs with both plans side by side."""
    console = Console()
    console.print(summary(verdicts), highlight=False)
    console.print(_rates(verdicts))
    broken = [each for each in verdicts if each.outcome == "broken"]
    for verdict in broken[:MOST_SHOWN]:
        _print_pair(console, verdict)
    if (more := len(broken) - MOST_SHOWN) > 0:
        console.print(f"and {more:,} more broken pairs; --html shows all", highlight=False)


def _rates(verdicts: Sequence[Verdict]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("Changed")
    for name in ("Hold", "Rate", "95 %", "Two plans", "Unscored"):
        table.add_column(name, justify="right", no_wrap=True)
    for rate in rates(verdicts):
        share = f"{rate.holds / rate.scored:.0%}" if rate.scored else "-"
        interval = f"{rate.interval.low:.0%} to {rate.interval.high:.0%}" if rate.scored else "-"
        hold, beside = f"{rate.holds} of {rate.scored}", (str(rate.plans), str(rate.unscored))
        table.add_row(rate.perturbation, hold, share, interval, *beside)
    return table


def _print_pair(console: Console, verdict: Verdict) -> None:
    console.print(f"\n[bold]{verdict.perturbation}[/] {verdict.first.id} and {verdict.second.id}", highlight=False)
    for one in verdict.broken:
        console.print(f"  {one.relation}: {plain(one.breach.why)}", highlight=False)
    for section in side_by_side(verdict.first, verdict.second):
        if any(line.mark != "same" for line in section.lines):
            console.print(_section(section))


def _section(section: Section) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), title=section.title, title_justify="left")
    for name in ("before", "after", ""):
        table.add_column(name, overflow="fold")
    for line in section.lines:
        table.add_row(plain(line.first), plain(line.second), MARKS[line.mark], style=COLOURS[line.mark])
    return table
