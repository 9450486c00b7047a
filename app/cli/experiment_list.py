"""`triplab experiment list`: the experiments of a folder."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.exits import Exit, stop


def list_(
    folder: Annotated[Path, typer.Argument(help="Folder of folders.")] = Path(),
) -> None:
    """List the experiments below a folder, by name: what was asked, and how far they are."""
    from rich.console import Console
    from rich.table import Table

    from app.cli.plain import plain
    from evals.artifact import NULLS, ArtifactError, read_artifact, read_summary

    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("Experiment", "Cases", "Variants", "Judges", "Rows", "Ended"):
        table.add_column(name, justify="right" if name in ("Cases", "Rows") else "left")
    held = {path.parent for path in folder.glob("**/experiment.json")}
    found = sorted(each for each in held if each.name != NULLS or each.parent not in held)
    if not found:
        stop(Exit.USAGE, f"no experiment in {folder}; `triplab experiment run` makes one")
    for each in found:
        try:
            artifact, summary = read_artifact(each), read_summary(each)
        except ArtifactError as error:
            table.add_row(plain(str(each)), "", plain(str(error)))
            continue
        asked = artifact.experiment
        done = sum(head.state == "done" for head in artifact.heads.values())
        wanted = asked.cases.count * len(asked.variants) * asked.repetitions
        judges = ", ".join(judge.name.removesuffix(".judge") for judge in asked.judges)
        rows, ended = f"{done:,} of {wanted:,}", summary.ending if summary else "at work, or killed"
        table.add_row(
            plain(str(each)), f"{asked.cases.count:,}", plain(", ".join(artifact.variants)), plain(judges), rows, ended
        )
    Console(emoji=False).print(table)
