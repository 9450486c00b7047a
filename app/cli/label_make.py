"""`triplab label make`: a queue of outputs to label."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.settings import Settings
    from app.store.label_stores import LabelStores
    from evals.labels.making import Asked
    from evals.labels.queue import Queue

TRIPS = "trips"
MOST_TRIPS = 5_000


def make(
    folder: Annotated[str, typer.Argument(help="Folder or name of an experiment, or `trips`: those of the service.")],
    rubric: Annotated[str, typer.Option(help="Name of a rubric; its newest version, or such as friendly.v2.")],
    people: Annotated[str, typer.Option(help="Names of those who label, parted by commas.")],
    mix: Annotated[str, typer.Option(help="Shares of strategies: random, balanced, uncertain, …")] = "random=100",
    number: Annotated[int, typer.Option("--n", "-n", min=1, max=5_000, help="Items to draw.")] = 100,
    overlap: Annotated[int, typer.Option(min=0, help="Items that everybody gets; the others go to one each.")] = 0,
    seed: Annotated[int, typer.Option(help="Of the draw and of the orders.")] = 0,
    name: Annotated[str | None, typer.Option(help="Of the queue; made from what is asked without it.")] = None,
    judge: Annotated[str | None, typer.Option(help="Evaluator that `balanced` goes by; the newest.")] = None,
) -> None:
    """Draw outputs of an experiment, each with a known chance, and share them out.

    Everybody gets --overlap of them, so that people can be compared with each other, and an equal part of the rest.
    """
    from app.cli.labelling import people_of, rubric_of, with_stores
    from evals.labels.making import Asked
    from evals.labels.mix import Mix

    async def work(stores: "LabelStores", settings: "Settings") -> "Queue":
        found = rubric_of(rubric, settings.rubrics)
        named = name or f"{found.name}-{Path(folder).name}-{seed}".lower()
        asked = Asked(named, folder, found, Mix.read(mix), number, people_of(people), overlap, seed, judge)
        return await _make(asked, folder, stores)

    _say(with_stores(work))


async def _make(asked: "Asked", folder: str, stores: "LabelStores") -> "Queue":
    from datetime import UTC, datetime

    from app.cli.labelling import artifact_of
    from app.lab.label_trips import items_of_trips
    from evals.labels.candidate import Known
    from evals.labels.item import items_of
    from evals.labels.making import candidates_of, candidates_without, make_queue

    if folder == TRIPS:
        found = items_of_trips(await stores.trips.planned(MOST_TRIPS))
        candidates = candidates_without(found, asked.rubric)
    else:
        artifact = artifact_of(folder)
        by_row = items_of(artifact)
        found, candidates = list(by_row.values()), candidates_of(artifact, by_row, asked.rubric)
    labelled = {key.item for key in await stores.labels.standing(asked.rubric.name)}
    tuples = [item.case.tuple for item in await stores.queues.items(sorted(labelled))]
    queue = make_queue(asked, candidates, Known.of(tuples, asked.judge), datetime.now(UTC))
    drawn = {place.item for place in queue.places}
    await stores.queues.add(queue, list({item.id: item for item in found if item.id in drawn}.values()))
    return queue


def _say(queue: "Queue") -> None:
    from collections import Counter

    drew = Counter(place.strategy for place in queue.places)
    said = ", ".join(f"{name} {count}" for name, count in sorted(drew.items()))
    typer.echo(f"{queue.name}: {len(queue.places)} of {len(queue.chances)} outputs by {queue.rubric.name}.", nl=False)
    typer.echo(f" Drawn by: {said}.")
    for empty in queue.empty:
        typer.echo(f"There is nothing for {empty}: its share went to the others.", err=True)
    for person, items in queue.order.items():
        typer.echo(f"  {person}: {len(items)} items, {queue.overlap} of them shared")
    typer.echo("Label them at /lab/label of `triplab serve`.")
