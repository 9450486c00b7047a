"""Which variants are preferred, on a terminal."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.cli.comparison_paper import COLOURS
from app.cli.plain import plain
from evals.artifact import read_artifact
from evals.comparison.claims import Claim
from evals.preferences import Preferred, preferred, read_preferences
from evals.spending import tokens, total
from evals.statistics import Interval

COLUMNS = ("Preferred", "Wins", "Ties", "Losses", "Unscored", "Order decided", "p (Holm)", "")


def print_preferences(folder: Path) -> None:
    """Print win rates and flip rates with their intervals.

    Raises:
        ArtifactError: the folder holds no experiment, or a line is broken.
    """
    lines, console = read_preferences(folder), Console(emoji=False)
    found = preferred(read_artifact(folder), lines)
    if not found:
        console.print("Nothing is compared.", style="bold", highlight=False)
        return
    for sentence in map(sentence_of, found):
        console.print(plain(sentence), style="bold", highlight=False)
    console.print(_table(found))
    spent = total(line.preference.spent for line in lines)
    price = "" if spent.usd is None else f", {spent.usd:.2f} USD"
    for line in (
        "Preferred: the share of wins, ties counted half; 50 % is as good. Where the two orders disagree it is a tie.",
        f"Intervals of 95 %, clustered by tuple. {spent.calls:,} calls, {tokens(spent):,} tokens{price}.",
    ):
        console.print(plain(line), highlight=False)


def sentence_of(one: Preferred) -> str:
    """How often a variant is preferred to the first one, as `friendly is preferred to baseline in 82 % [71, 90] …`."""
    by = f"({one.evaluator.partition('+')[0]}, by {one.model})"
    if one.win_rate is None:
        return f"{one.variant} against {one.against}: too few tuples were compared {by}."
    told = "" if one.claim is not Claim.CANNOT_TELL else "; it cannot be told from 50"
    share = _percent(one.win_rate)
    return f"{one.variant} is preferred to {one.against} in {share} of pairs, ties counted half{told} {by}."


def _table(found: list[Preferred]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("Variant")
    for column in COLUMNS:
        table.add_column(column, justify="right")
    for one in found:
        table.add_row(plain(one.variant), *_cells(one))
    return table


def _cells(one: Preferred) -> Iterator[str]:
    tally = one.tally
    yield _percent(one.win_rate)
    yield from (f"{number:,}" for number in (tally.wins, tally.ties, tally.losses, tally.unscored))
    yield _percent(one.flip_rate)
    yield "" if one.adjusted is None else f"{one.adjusted:.3f}"
    yield f"[{COLOURS[one.claim]}]{one.claim}[/]"


def _percent(interval: Interval | None) -> str:
    if interval is None:
        return "-"
    low, point, high = (100 * value for value in (interval.low, interval.point, interval.high))
    return f"{point:.0f} % [{low:.0f}, {high:.0f}]"
