"""Coverage and failures of synthetic requests on a terminal."""

from rich.console import Console
from rich.table import Table

from app.cli.plain import plain
from synthetic.coverage.heatmap import summary
from synthetic.coverage.report import Failing, Report
from synthetic.dimensions import Dimensions

MOST_MISSING = 20
MOST_SLICES = 15


def print_coverage(dimensions: Dimensions, found: Report) -> None:
    """Print the share, and the first that are missing."""
    console = Console()
    console.print(summary(found.coverage, found.rows, found.strength), highlight=False)
    for combination in found.coverage.missing[:MOST_MISSING]:
        console.print(f"  missing  {plain(dimensions.say(combination))}", highlight=False)
    if (more := len(found.coverage.missing) - MOST_MISSING) > 0:
        console.print(f"  and {more:,} more", highlight=False)


def print_failures(dimensions: Dimensions, failing: Failing | None) -> None:
    """Print the values, pairs and triples that fail more than chance explains, if the rows have outcomes."""
    if failing is None:
        return
    console = Console()
    console.print(f"\n{failing.failed:,} of {failing.scored:,} rows with a verdict failed.", highlight=False)
    if not failing.lit:
        console.print("No value, pair or triple fails more often than chance explains.")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), title_justify="left", title="Failing more than chance explains")
    for name in ("Failed", "95 %", "Corrected p"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Where")
    for each in failing.lit[:MOST_SLICES]:
        interval = f"{each.interval.low:.0%} to {each.interval.high:.0%}"
        where = plain(dimensions.say(each.combination))
        table.add_row(f"{each.failures} of {each.rows}", interval, f"{each.corrected:.2g}", where)
    console.print(table)
    if (more := len(failing.lit) - MOST_SLICES) > 0:
        console.print(f"and {more:,} more", highlight=False)
