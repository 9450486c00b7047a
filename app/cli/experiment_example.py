"""`triplab experiment example`: a script of `evals/examples`, with what the settings say."""

import asyncio
from typing import Annotated

import typer

from app.cli.exits import Exit, stop


def example(
    name: Annotated[str, typer.Argument(help="Of a file in evals/examples; without one they are listed.")] = "",
    number: Annotated[int | None, typer.Option("-n", min=1, help="So many cases or traces.")] = None,
) -> None:
    """Run an example script: compare two prompts, profile a judge, evaluate traces, run one agent alone."""
    from app.cli.examples import all_examples, run_example
    from app.settings import Settings, SettingsError
    from evals.artifact import ArtifactError
    from evals.runner.units import AskedError
    from evals.suggest import unknown
    from synthetic.reading.traces import TracesError

    found = all_examples()
    if not name:
        typer.echo("\n".join(f"{each}: {says}" for each, says in found.items()))
        return
    if name not in found:
        stop(Exit.USAGE, unknown("example", name, found))
    try:
        asyncio.run(run_example(name, number, Settings.load()))
    except (SettingsError, ArtifactError, AskedError) as error:
        stop(Exit.USAGE, str(error))
    except TracesError as error:
        stop(Exit.FAILED, str(error))
    except OSError as error:
        stop(Exit.FAILED, f"{error.filename}: {error.strerror}")
