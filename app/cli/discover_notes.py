"""`triplab discover notes`: outputs to read, as a table."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.settings import Settings
    from app.store.label_stores import LabelStores


def notes(
    experiment: Annotated[str, typer.Argument(help="Folder or name of an experiment, or `trips`.")],
    csv: Annotated[Path, typer.Option(help="CSV file to write.")],
    person: Annotated[str, typer.Option(help="Who reads; what they have noted before is filled in.")],
    number: Annotated[int, typer.Option("--n", "-n", min=1, max=5_000, help="Outputs to draw.")] = 50,
    seed: Annotated[int, typer.Option(help="Of the draw; a larger --n begins with the same outputs.")] = 0,
) -> None:
    """Draw outputs at random, one of each tuple first, and write them with two empty columns.

    In `first_thing_wrong` goes what went wrong first, or `nothing`; in `failure_mode` a name for notes that are alike.
    """
    from app.cli.label_make import MOST_TRIPS, TRIPS
    from app.cli.labelling import artifact_of, people_of, with_stores
    from app.lab.discovery import sheet
    from app.lab.label_trips import items_of_trips
    from evals.discovery.drawing import draw
    from evals.labels.item import items_of

    async def work(stores: "LabelStores", settings: "Settings") -> tuple[str, int]:
        (name,) = people_of(person.replace(",", " "))
        if experiment == TRIPS:
            source, found = TRIPS, items_of_trips(await stores.trips.planned(MOST_TRIPS))
        else:
            artifact = artifact_of(experiment)
            source, found = artifact.folder.name, list(items_of(artifact).values())
        drawn = draw(found, number, seed)
        return await sheet(stores, settings.discovery, source, drawn, name), len(drawn)

    text, count = with_stores(work)
    if not count:
        stop(Exit.USAGE, f"{experiment} holds no plan to read")
    try:
        csv.write_bytes(text.encode("utf-8-sig"))
    except OSError as error:
        stop(Exit.FAILED, f"cannot write to {csv}: {error.strerror}")
    typer.echo(f"Wrote {csv}: {count:,} outputs to read", err=True)
