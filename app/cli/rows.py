"""What the commands of `triplab synth` share: the dimensions, files of rows, and the way to cover what is missing."""

from collections.abc import Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from collections.abc import Generator

    from synthetic.dimensions import Dimensions
    from synthetic.rows_file import Recorded
    from synthetic.tuples.space import Row, Space
    from synthetic.tuples.squeeze import Report


class Mode(StrEnum):
    """How long to look for few rows."""

    QUICK = "quick"
    TIGHT = "tight"


Strength = Annotated[int, typer.Option(min=1, max=4, help="Cover every combination of so many dimensions.")]
HowLong = Annotated[Mode, typer.Option("--mode", help="quick: a moment; tight: up to a minute, fewer rows.")]
Seed = Annotated[int, typer.Option(help="The same seed gives the same rows.")]
Out = Annotated[Path | None, typer.Option(help="Where to write; without it, to standard output.")]
DimensionsFile = Annotated[Path | None, typer.Option("--dimensions", help="Your own dimensions, in YAML.")]


def dimensions_of(file: Path | None) -> "Dimensions":
    """The dimensions of a file, or ours; what is wrong with them ends the command."""
    from synthetic.dimensions import DimensionsError
    from synthetic.dimensions_file import OURS, read_dimensions

    file = file or OURS
    try:
        return read_dimensions(file)
    except DimensionsError as error:
        stop(Exit.USAGE, str(error))
    except OSError as error:
        unreadable(file, error)


def rows_of(file: Path, dimensions: "Dimensions") -> "list[Recorded]":
    """The rows of a file; what is wrong with them ends the command."""
    from synthetic.rows_file import RowsError, read_rows

    try:
        return read_rows(file, dimensions)
    except RowsError as error:
        stop(Exit.USAGE, str(error))
    except OSError as error:
        unreadable(file, error)


def unreadable(file: Path, error: OSError) -> NoReturn:
    """End the command."""
    stop(Exit.USAGE, f"cannot read {file}: {error.strerror}")


def writable(out: Path | None) -> None:
    """End the command, before any work is done, where its result could not be kept."""
    if out and not out.parent.is_dir():
        stop(Exit.USAGE, f"cannot write {out}: there is no folder {str(out.parent)!r}")


def write_lines(lines: Sequence[str], file: Path | None) -> None:
    """To a file or to standard output; a file that cannot be written ends the command."""
    text = "\n".join(lines) + "\n" if lines else ""
    if file is None:
        typer.echo(text, nl=False)
        return
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        stop(Exit.FAILED, f"cannot write {file}: {error.strerror}")


def cover(space: "Space", mode: Mode, seed: int, start: "Sequence[Row]" = ()) -> "list[Row]":
    """Rows that cover a space, the given ones first; with progress on standard error while that takes long."""
    from synthetic.tuples.generate import generate

    with _progress(mode) as report:
        return generate(space, mode.value, seed, start, report)


@contextmanager
def _progress(mode: Mode) -> "Generator[Report | None]":
    if mode is Mode.QUICK:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    from synthetic.tuples.squeeze import Progress as State

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Covering", total=1.0)

        def report(state: State) -> None:
            bar.update(task, completed=state.spent, description=f"{state.rows} rows, no fewer than {state.bound}")

        yield report


def say_rows(rows: "Sequence[Row]", how: str, space: "Space") -> None:
    """Say on standard error how many rows there are now, and what they cover."""
    from synthetic.coverage.measure import measure
    from synthetic.coverage.sentences import tenths

    found = measure(space, list(rows))
    covers = f"{found.covered:,} of {found.allowed:,} allowed combinations ({tenths(found)})"
    typer.echo(f"{len(rows)} rows, {how}: {covers}.", err=True)
