"""`triplab label again`: outdated labels, offered once more."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.settings import Settings
    from app.store.label_stores import LabelStores
    from evals.labels.queue import Queue


def again(
    rubric: Annotated[str, typer.Option(help="Name of a rubric that has changed.")],
    folder: Annotated[str | None, typer.Option(help="Experiment in which judges used both versions.")] = None,
    name: Annotated[str | None, typer.Option(help="Of the queue.")] = None,
) -> None:
    """Make a queue of the labels by older versions of a rubric: each person their own, the likely affected first."""
    from app.cli.labelling import artifact_of, rubric_of, with_stores
    from app.lab.label_again import queue_again

    async def work(stores: "LabelStores", settings: "Settings") -> "Queue":
        artifact = artifact_of(folder) if folder else None
        return await queue_again(stores, rubric_of(rubric, settings.rubrics), artifact, name)

    queue = with_stores(work)
    typer.echo(f"{queue.name}: {len(queue.places)} items were labelled by other versions of {queue.rubric.name}.")
    for place in queue.places[:5]:
        typer.echo(f"  {place.item}: {place.why}")
