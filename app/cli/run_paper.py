"""An experiment on a terminal while it runs: what it will find, what it will take, how far it is."""

import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from decimal import Decimal
from types import TracebackType

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evals.comparison.beforehand import detectable
from evals.comparison.words import short
from evals.row import Key
from evals.runner.assemble import Assembled
from evals.runner.budget import Budget
from evals.runner.estimate import Estimate
from evals.runner.nulls import Beside
from evals.runner.run import Done
from evals.spending import tokens


def say_plan(made: Assembled, rehearsal: bool, beside: Beside | None = None) -> None:
    """Say what will be run, the nulls `beside` it too, and what it can find."""
    say_rehearsal(rehearsal)
    asked, work = made.experiment, made.work
    cases = list(work.cases.values())
    clusters = len({case.cluster for case in cases})
    typer.echo(
        f"{len(cases):,} cases of {clusters:,} tuples x {len(work.tasks)} variants x {asked.repetitions} = "
        f"{len(work.units):,} runs; {len(asked.evaluators)} evaluators by code, {len(work.judges)} judges",
        err=True,
    )
    if beside:
        nulls = beside.made.work
        typer.echo(
            f"Beside them {len(nulls.tasks)} null baselines on {len(nulls.cases)} of the cases: "
            f"{len(nulls.units) * len(nulls.judges):,} judgements more",
            err=True,
        )
    if asked.stop:
        name, margin = short(asked.stop.evaluator), 100 * asked.stop.margin
        enough = f", or is not worse by {margin:g} points" if margin else ""
        typer.echo(f"Tuple by tuple, until {name} tells every variant from the first{enough}", err=True)
    if len(work.tasks) > 1 and clusters > 1:
        found = detectable(cases, asked.repetitions)
        sizes = ", ".join(f"{_points(size)} where {share:.0%} of pairs disagree" for share, size in found.items())
        typer.echo(f"Smallest difference that is found 4 times in 5: {sizes}", err=True)


def say_rehearsal(rehearsal: bool) -> None:
    """Say who answers, where it is no model."""
    if rehearsal:
        typer.secho("Rehearsal engine: not a language model. Set OPENAI_API_KEY for a real one.", err=True, dim=True)


def confirmed() -> bool:
    """Whether somebody says yes; nobody does where no terminal is."""
    if not sys.stdin.isatty():
        typer.secho("Nobody is here to say yes to that: say --yes beforehand.", err=True, fg="yellow")
        return False
    return typer.confirm("Go on?", err=True)


def _points(size: float | None) -> str:
    return "none" if size is None else f"{100 * size:.0f} points"


def say_estimate(estimate: Estimate) -> None:
    """Say what the rest will take."""
    cost = f", {money(estimate.usd)}" if estimate.usd is not None else ", at a price that is not known"
    typer.echo(
        f"By {estimate.measured:,} runs that are done, the other {estimate.left:,} take about "
        f"{estimate.tokens:,} tokens{cost}, {duration(estimate.seconds)}",
        err=True,
    )


def money(usd: Decimal) -> str:
    """`1.27 USD`."""
    return f"{usd:.2f} USD" if usd >= Decimal("0.1") or not usd else f"{usd:.4f} USD"


def duration(seconds: float) -> str:
    """`3 min`."""
    return (
        f"{seconds:.0f} s"
        if seconds < 90
        else f"{seconds / 60:.0f} min"
        if seconds < 5400
        else f"{seconds / 3600:.1f} h"
    )


class Bar:
    """A progress bar on standard error while the block runs: units, failures, rate, cost, time left.

    Units that are `done` count from the start.
    """

    def __init__(self, total: int, done: Iterable[Key], budget: Budget, what: str = "Runs") -> None:
        self._budget, self._seen, self._away = budget, set(done), 0
        columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[more]}"))
        self._bar = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True))
        self._task = self._bar.add_task("", total=total, completed=len(self._seen), more="")

    def __enter__(self) -> "Bar":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def show(self, done: Done) -> None:
        """Count a unit that is on the disk."""
        self._seen.add(done.row.key)
        self._away += done.away
        spent, speed = self._budget.spent, self._bar.tasks[0].speed
        cost = money(spent.usd) if spent.usd is not None else f"{tokens(spent):,} tokens"
        parts = [f"{speed:.1f}/s" if speed else "", cost, f"{self._away} infrastructure" if self._away else ""]
        self._bar.update(self._task, completed=len(self._seen), more="  ".join(part for part in parts if part))

    @contextmanager
    def aside(self) -> Generator[None]:
        """Out of the way while something is asked."""
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()
