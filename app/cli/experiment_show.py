"""`triplab experiment show`: what an experiment came to."""

from typing import Annotated

import typer

from app.cli.exits import Exit, stop


def show(
    experiment: Annotated[str, typer.Argument(help="Name or folder of an experiment, finished or not.")],
    margin: Annotated[float, typer.Option(min=0, max=100, help="Points that count as not worse.")] = 5.0,
    every: Annotated[bool, typer.Option("--all", help="Evaluators on which no pair differs, too.")] = False,
) -> None:
    """Show the verdict, then rates and differences by evaluator, each with its interval."""
    from app.cli.comparison_paper import print_artifact
    from app.cli.labelled import labels_for
    from app.cli.where import find
    from app.settings import SettingsError
    from app.store.database import DatabaseError
    from evals.artifact import ArtifactError, read_artifact

    folder = find(experiment)
    try:
        print_artifact(folder, margin / 100, every, labels_for(read_artifact(folder)))
    except (ArtifactError, SettingsError) as error:
        stop(Exit.USAGE, str(error))
    except DatabaseError as error:
        stop(Exit.FAILED, str(error))
    except OSError as error:
        stop(Exit.USAGE, f"cannot read {folder}: {error.strerror}")
