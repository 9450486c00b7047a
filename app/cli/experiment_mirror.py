"""`triplab experiment mirror`: an experiment into Phoenix, or what is not there yet."""

from typing import Annotated

import typer

from app.cli.exits import Exit, stop


def mirror(
    experiment: Annotated[str, typer.Argument(help="Name or folder of an experiment, finished or not.")],
) -> None:
    """Send what is not in Phoenix yet: cases as a dataset, variants as experiments, with runs and evaluations.

    Exit code 0: all is there, 1: Phoenix is away or refused something; the same again goes on, 2: wrong input.
    """
    import asyncio

    from app.cli.mirroring import Mirroring
    from app.cli.where import find
    from app.phoenix import ready
    from app.settings import Settings, SettingsError
    from evals.artifact import ArtifactError
    from evals.artifact.folder import read_experiment

    folder = find(experiment)
    try:
        settings = Settings.load()
        read_experiment(folder)
    except (SettingsError, ArtifactError) as error:
        stop(Exit.USAGE, str(error))
    except OSError as error:
        stop(Exit.USAGE, f"cannot read {folder}: {error.strerror}")
    url = settings.phoenix_url
    if url is None:
        stop(
            Exit.USAGE,
            "TRIPLAB_PHOENIX is off: set it to the URL of a Phoenix, or to child for that of `triplab serve`",
        )
    if not asyncio.run(ready(url)):
        stop(Exit.FAILED, f"no Phoenix answers at {url}: start one, by `triplab serve` for example")
    with Mirroring() as mirroring:
        mirroring.begin(folder, url, settings.engine_url)
        if not mirroring.finish():
            raise typer.Exit(Exit.FAILED)
