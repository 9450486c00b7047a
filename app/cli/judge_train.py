"""`triplab judge train`: a cheap first stage, from labels."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from app.cli.judging import Bench
    from evals.judges.cheap.model import CheapJudge


def train(
    rubric: Annotated[str, typer.Argument(help="Judge that is asked when unsure: friendly, friendly@v2.")],
    experiment: Annotated[str | None, typer.Argument(help="Name or folder of an experiment with labels.")] = None,
    practice: Annotated[str | None, typer.Option(help="A practice set that ships, such as friendly.")] = None,
    margin: Annotated[
        float, typer.Option(min=0, max=50, help="Points by which it may agree less than the judge.")
    ] = 5.0,
) -> None:
    """Train a classifier on train, and choose on dev how unsure it must be before the judge is asked.

    Then `--judges cascade:RUBRIC` uses it. The judge is asked about all labelled texts of dev, once.
    """
    from app.cli.better_paper import print_curve
    from app.cli.judging import at_bench
    from evals.judges.better.judging import judge_texts
    from evals.judges.cheap.band import curve
    from evals.judges.cheap.kept import keep_cheap
    from evals.judges.cheap.making import fit, make_cheap

    async def work(bench: "Bench") -> "tuple[CheapJudge, Path]":
        classifier = fit(bench.material)
        said = await judge_texts(bench.judge, bench.material.of("dev").texts)
        cheap = make_cheap(bench.judge, classifier, bench.material, said, margin / 100)
        return cheap, keep_cheap(cheap, bench.settings.rubrics)

    cheap, path = at_bench(rubric, experiment, practice, work)
    print_curve(cheap, curve(cheap.dev))
    if practice:
        typer.echo("Trained on practice messages: on your plans it may be wrong where it is sure. Label some of those.")
    typer.echo(f"Kept in {path}. Use it: --judges cascade:{cheap.rubric}@{cheap.version.partition('+')[0]}")
