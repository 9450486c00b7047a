"""`triplab discover read`: notes from a table."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.lab.discovery import Read
    from app.settings import Settings
    from app.store.label_stores import LabelStores


def read(
    file: Annotated[Path, typer.Argument(help="CSV file, as `discover notes` writes it.")],
    html: Annotated[Path | None, typer.Option(help="Write the findings as a page, too.")] = None,
) -> None:
    """Take notes in, all lines or none, and show what they come to. The same file again changes nothing."""
    from app.cli.discovered import found_in
    from app.cli.labelling import with_stores
    from app.lab.discovery import take_in

    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        stop(Exit.USAGE, f"cannot read {file}: {error.strerror}")
    except UnicodeDecodeError as error:
        stop(Exit.USAGE, f"{file}: byte {error.start} is no UTF-8; save it as CSV UTF-8")

    async def work(stores: "LabelStores", settings: "Settings") -> "Read":
        return await take_in(stores, settings.discovery, file.name, text)

    done = with_stores(work)
    typer.echo(f"{done.experiment}: {done.new:,} new notes, {done.lines - done.new:,} known already.", err=True)
    found_in(done.experiment, html)
