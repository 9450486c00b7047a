"""Coverage and failures of synthetic requests on a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from app.cli.plain import plain
from synthetic.coverage.failures import slices
from synthetic.coverage.heatmap import summary
from synthetic.coverage.measure import Coverage
from synthetic.dimensions import Dimensions
from synthetic.rows_file import Recorded

MOST_MISSING = 20
MOST_SLICES = 15
ALARM = 0.05


def print_coverage(dimensions: Dimensions, found: Coverage, rows: int, strength: int) -> None:
    """Print the share, and the first that are missing."""
    console = Console()
    console.print(summary(found, rows, strength), highlight=False)
    for combination in found.missing[:MOST_MISSING]:
        console.print(f"  missing  {plain(dimensions.say(combination))}", highlight=False)
    if (more := len(found.missing) - MOST_MISSING) > 0:
        console.print(f"  and {more:,} more", highlight=False)


def print_failures(dimensions: Dimensions, recorded: Sequence[Recorded]) -> None:
    """Print the values, pairs and triples that fail more than chance explains, if the rows have outcomes."""
    scored = [each for each in recorded if each.outcome in ("pass", "fail")]
    if not scored:
        return
    console = Console()
    failed = [each.outcome == "fail" for each in scored]
    found = slices([each.row for each in scored], failed, strength=3)
    lit = [each for each in found if each.corrected <= ALARM]
    console.print(f"\n{sum(failed):,} of {len(failed):,} rows with a verdict failed.", highlight=False)
    if not lit:
        console.print("No value, pair or triple fails more often than chance explains.")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), title_justify="left", title="Failing more than chance explains")
    for name in ("Failed", "95 %", "Corrected p"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Where")
    for each in lit[:MOST_SLICES]:
        interval = f"{each.interval.low:.0%} to {each.interval.high:.0%}"
        where = plain(dimensions.say(each.combination))
        table.add_row(f"{each.failures} of {each.rows}", interval, f"{each.corrected:.2g}", where)
    console.print(table)
    if (more := len(lit) - MOST_SLICES) > 0:
        console.print(f"and {more:,} more", highlight=False)
