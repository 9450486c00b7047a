"""Outputs of an experiment compared two at a time, on a terminal."""

from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.cli.opening import open_lab, refuse_other_models
from app.cli.run_paper import confirmed, say_rehearsal
from app.settings import Settings
from evals.artifact import Ending, read_artifact
from evals.judges import Pairwise, read_seat
from evals.preferences import Compared, open_preferences
from evals.preferences.asking import Comparing, pairs_of
from evals.preferences.kept import Pair


async def compare(folder: Path, rubric: str, concurrency: int, yes: bool, settings: Settings) -> Ending:
    """Compare what has not been compared.

    Raises: as `read_artifact`, `open_preferences` and `Comparing.work`; `RubricError`, `AskedError`.
    """
    refuse_other_models([rubric], settings)
    seat, artifact = read_seat(rubric, own=settings.rubrics), read_artifact(folder)
    async with open_lab(settings, concurrency) as lab:
        judge = Pairwise(seat.rubric, lab.client, seat.model or lab.judge_model)
        pairs = pairs_of(artifact, judge)
        with open_preferences(folder) as kept:
            left = [pair for pair in pairs if pair not in kept.known]
            _say(pairs, left, judge, settings)
            free = settings.rehearsal or yes or not left
            if not (free or confirmed()):
                return "stopped"
            with _bar() as bar:
                task = bar.add_task("", total=len(left))

                def report(_: Compared | None) -> None:
                    bar.advance(task)

                return await Comparing(artifact, judge, lab.prices, lab.means(), kept, report).work(left)


def _say(pairs: list[Pair], left: list[Pair], judge: Pairwise, settings: Settings) -> None:
    say_rehearsal(settings.rehearsal)
    variants = len({pair.variant for pair in pairs})
    typer.echo(
        f"{len(pairs):,} pairs of {variants} variants with the first one, in both orders by {judge.model}: "
        f"at most {2 * len(left):,} calls are left",
        err=True,
    )


def _bar() -> Progress:
    columns = (TextColumn("Pairs"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True))
