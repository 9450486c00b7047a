"""`triplab experiment report`: what an experiment came to, as one HTML file."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.exits import Exit, stop


def report(
    experiment: Annotated[str, typer.Argument(help="Name or folder of an experiment, finished or not.")],
    html: Annotated[Path, typer.Option(help="The file; one that is there is replaced.")],
    margin: Annotated[float, typer.Option(min=0, max=100, help="Points that count as not worse.")] = 5.0,
) -> None:
    """Write the report: one file that needs nothing else, the same bytes for the same experiment."""
    from app.cli.labelled import labels_for
    from app.cli.where import find
    from app.settings import SettingsError
    from app.store.database import DatabaseError
    from evals.artifact import ArtifactError, read_artifact
    from evals.artifact.whole import write_whole
    from evals.phoenix import read_links
    from evals.report import page, report_of

    folder = find(experiment)
    try:
        artifact = read_artifact(folder)
        found = report_of(artifact, read_links(folder), margin / 100, labelled=labels_for(artifact))
    except (ArtifactError, SettingsError) as error:
        stop(Exit.USAGE, str(error))
    except DatabaseError as error:
        stop(Exit.FAILED, str(error))
    except OSError as error:
        stop(Exit.USAGE, f"cannot read {folder}: {error.strerror}")
    content = page(found).encode()
    try:
        write_whole(html, content)
    except OSError as error:
        stop(Exit.FAILED, f"cannot write {html}: {error.strerror}")
    carried = f"outputs of {len(found.opened):,} of {len(found.grid.runs):,} runs"
    typer.echo(f"{html}: {len(content) / 1e6:.1f} MB, {carried}")
