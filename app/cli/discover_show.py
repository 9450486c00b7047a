"""`triplab discover show`: what the notes on an experiment come to."""

from pathlib import Path
from typing import Annotated

import typer


def show(
    experiment: Annotated[str, typer.Argument(help="Name of an experiment, or `trips`.")],
    html: Annotated[Path | None, typer.Option(help="Write it as a page, too.")] = None,
) -> None:
    """Show failure modes with counts and intervals, suggestions, and whether to read on."""
    from app.cli.discovered import found_in

    found_in(Path(experiment).name, html)
