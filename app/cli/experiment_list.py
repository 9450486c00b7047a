"""`triplab experiment list`: our experiments, or those of a folder."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.exits import Exit, stop


def list_(
    folder: Annotated[Path | None, typer.Argument(help="Folder of folders; those in TRIPLAB_HOME without one.")] = None,
) -> None:
    """List experiments by name: what was asked, and how far they are."""
    from rich.console import Console
    from rich.table import Table

    from app.cli.plain import plain
    from app.cli.where import experiments
    from evals.artifact import NULLS, ArtifactError, read_artifact, read_summary

    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("Experiment", "Cases", "Variants", "Judges", "Rows", "Ended"):
        table.add_column(name, justify="right" if name in ("Cases", "Rows") else "left")
    where = folder or experiments()
    held = {path.parent for path in where.glob("**/experiment.json")}
    found = sorted(each for each in held if each.name != NULLS or each.parent not in held)
    if not found:
        stop(Exit.USAGE, f"no experiment in {where}; `triplab experiment run` makes one")
    for each in found:
        name = plain(str(each if folder else each.relative_to(where)))
        try:
            artifact, summary = read_artifact(each), read_summary(each)
        except ArtifactError as error:
            table.add_row(name, "", plain(str(error)))
            continue
        asked = artifact.experiment
        done = sum(head.state == "done" for head in artifact.heads.values())
        wanted = asked.cases.count * len(asked.variants) * asked.repetitions
        judges = ", ".join(judge.name.removesuffix(".judge") for judge in asked.judges)
        rows, ended = f"{done:,} of {wanted:,}", summary.ending if summary else "at work, or killed"
        table.add_row(
            name,
            f"{asked.cases.count:,}",
            plain(", ".join(artifact.variants)),
            plain(judges),
            rows,
            ended,
        )
    Console(emoji=False).print(table)
