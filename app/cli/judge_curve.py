"""`triplab judge curve`: what a cascade costs and what it is worth."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.cli.judging import Bench
    from evals.judges.cheap.band import Point
    from evals.judges.cheap.model import CheapJudge


def curve(
    rubric: Annotated[str, typer.Argument(help="Rubric whose cheap judge was trained here.")],
    experiment: Annotated[str | None, typer.Argument(help="Where labels of test are, with --test.")] = None,
    practice: Annotated[str | None, typer.Option(help="Practice set with labels of test, with --test.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write chart and table there: one file.")] = None,
    test: Annotated[bool, typer.Option("--test", help="The chosen band on test, which is opened once.")] = False,
    reason: Annotated[str | None, typer.Option(help="Why test is looked at again; it is printed for good.")] = None,
) -> None:
    """Show share asked, tokens and agreement with people for every band on dev; the judge is not asked again."""
    from app.cli.better_paper import print_curve
    from app.cli.hub import loaded
    from app.cli.judging import newest_of
    from app.settings import REHEARSAL
    from evals.judges import RubricError
    from evals.judges.cheap.band import curve as points_of
    from evals.judges.cheap.kept import read_cheap
    from evals.report.cascade import cascade_page

    settings = loaded()
    try:
        cheap = read_cheap(newest_of(rubric, settings).name, settings.rubrics)
    except RubricError as error:
        stop(Exit.USAGE, str(error))
    if not test and (experiment or practice or reason):
        stop(Exit.USAGE, "labels and a reason are for test; allowed: with --test")
    on_test = _on_test(cheap, experiment, practice, reason) if test else None
    points = points_of(cheap.dev)
    print_curve(cheap, points, on_test)
    if html:
        _write(html, cascade_page(cheap, points, cheap.judge.endswith(f" by {REHEARSAL}"), on_test))


def _on_test(cheap: "CheapJudge", experiment: str | None, practice: str | None, reason: str | None) -> "Point":
    from app.cli.judging import at_bench
    from app.lab.judge_material import door_to_test
    from evals.judges.better.judging import judge_texts
    from evals.judges.cheap.band import point_of
    from evals.judges.cheap.cascade import Cascade
    from evals.judges.cheap.making import seen_by
    from evals.labels.leaks import refuse_leaks

    async def work(bench: "Bench") -> "Point":
        cascade, test = Cascade(cheap, bench.judge), bench.material.of("test")
        refuse_leaks(cascade.rubric, bench.material.held)
        await door_to_test(bench.stores, bench.material, cascade.rubric, cascade.seat, reason)()
        said = await judge_texts(bench.judge, test.texts)
        return point_of(seen_by(cheap.classifier, test, said), cheap.band)

    return at_bench(f"{cheap.rubric}@{cheap.version.partition('+')[0]}", experiment, practice, work)


def _write(path: Path, page: str) -> None:
    from evals.artifact.whole import write_whole

    try:
        write_whole(path, page.encode())
    except OSError as error:
        stop(Exit.FAILED, f"cannot write {path}: {error.strerror}")
    typer.echo(f"Written to {path}")
