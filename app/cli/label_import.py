"""`triplab label import`: labels from a table."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.lab.label_table import Imported
    from app.settings import Settings
    from app.store.label_stores import LabelStores


def import_(
    file: Annotated[Path, typer.Argument(help="CSV file, as `label export` writes it.")],
) -> None:
    """Take labels in: all lines or, when one is wrong, none. The same file again changes nothing."""
    from app.cli.labelling import with_stores
    from app.lab.label_table import take_in

    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        stop(Exit.USAGE, f"cannot read {file}: {error.strerror}")
    except UnicodeDecodeError as error:
        stop(Exit.USAGE, f"{file}: byte {error.start} is no UTF-8; save it as CSV UTF-8")

    async def work(stores: "LabelStores", _: "Settings") -> "Imported":
        return await take_in(stores, file.name, text)

    done = with_stores(work)
    typer.echo(f"{done.new:,} new, {done.lines - done.new:,} known already.")
    if done.stale:
        lines = ", ".join(map(str, done.stale[:10])) + (", …" if len(done.stale) > 10 else "")
        more = "these people have said something else since, which stands; empty the id to give such a label anew"
        typer.secho(f"{file.name}, lines {lines}: {more}.", err=True, fg="yellow")
