"""`triplab label export`: labels as a table."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.settings import Settings
    from app.store.label_stores import LabelStores


def export(
    file: Annotated[Path, typer.Argument(help="CSV file to write.")],
    rubric: Annotated[str | None, typer.Option(help="Only labels by this rubric, of all its versions.")] = None,
    person: Annotated[str | None, typer.Option(help="Only labels of this person.")] = None,
    queue: Annotated[str | None, typer.Option(help="With --person: their queue, to label in a spreadsheet.")] = None,
    history: Annotated[bool, typer.Option(help="What was taken back or given anew, too: a whole copy.")] = False,
) -> None:
    """Write the labels that count as CSV; with --queue also the items that a person has not labelled yet.

    No cell is a formula: a text that a spreadsheet would run has an apostrophe in front, which import takes away.
    """
    from app.cli.labelling import with_stores
    from app.lab.label_table import queue_table, table

    async def work(stores: "LabelStores", _: "Settings") -> str:
        if queue is None:
            return await table(stores, rubric, person, history)
        if person is None:
            stop(Exit.USAGE, "--queue also needs --person: whose queue")
        return await queue_table(stores, queue, person)

    text = with_stores(work)
    try:
        file.write_bytes(text.encode("utf-8-sig"))
    except OSError as error:
        stop(Exit.FAILED, f"cannot write to {file}: {error.strerror}")
    typer.echo(f"Wrote {file}", err=True)
