"""`triplab label list`: queues, and how far people are."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from app.lab.label_shapes import QueueSummary
    from app.settings import Settings
    from app.store.label_stores import LabelStores


def list_() -> None:
    """List the queues with their people: what is labelled, what is left and how long it takes."""
    from rich.console import Console
    from rich.table import Table

    from app.cli.labelling import with_stores
    from app.cli.plain import plain
    from app.lab.label_desk import LabelDesk

    async def work(stores: "LabelStores", settings: "Settings") -> "list[QueueSummary]":
        return await LabelDesk(stores, own=settings.rubrics).queues()

    queues = with_stores(work)
    if not queues:
        typer.echo("There is no queue; `triplab label make` makes one.")
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("Queue", "Rubric", "Mix", "Person", "Labelled", "Left", "Minutes left"):
        table.add_column(column, justify="right" if column in ("Labelled", "Left", "Minutes left") else "left")
    for queue in queues:
        version = queue.version + (" (outdated)" if queue.outdated else "")
        for one in queue.people:
            minutes = "" if one.seconds_left is None else f"{one.seconds_left / 60:.0f}"
            cells = (queue.name, f"{queue.rubric} {version}", queue.mix, one.person)
            table.add_row(*map(plain, cells), f"{one.labelled + one.skipped:,}", f"{one.left:,}", minutes)
    Console(emoji=False).print(table)
