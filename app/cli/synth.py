"""`triplab synth`: synthetic requests, from the dimensions of what can differ."""

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

app = typer.Typer(no_args_is_help=True)

Strength = Annotated[int, typer.Option(min=1, max=4, help="Cover every combination of so many dimensions.")]
DimensionsFile = Annotated[Path | None, typer.Option("--dimensions", help="Your own dimensions, in YAML.")]


class Mode(StrEnum):
    """How long to look for few rows."""

    QUICK = "quick"
    TIGHT = "tight"


@app.callback()
def synth() -> None:
    """Make synthetic requests, and see what they cover."""


@app.command()
def generate(
    strength: Strength = 2,
    mode: Annotated[Mode, typer.Option(help="quick: a moment; tight: up to a minute, fewer rows.")] = Mode.QUICK,
    rows: Annotated[int | None, typer.Option(min=1, max=100_000, help="So many by weight instead.")] = None,
    extend: Annotated[Path | None, typer.Option(help="Rows to keep; only what they do not cover is added.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same rows.")] = 0,
    out: Annotated[Path | None, typer.Option(help="Where to write; without it, to standard output.")] = None,
    dimensions_file: DimensionsFile = None,
) -> None:
    """Write tuples of values, a JSON line each. Exit code 0: done, 1: not written, 2: wrong input."""
    from synthetic.rows_file import written
    from synthetic.tuples.generate import generate as cover
    from synthetic.tuples.sampling import sample
    from synthetic.tuples.space import SpaceError

    if rows is not None and extend is not None:
        stop(Exit.USAGE, "--rows draws by weight and --extend covers what is missing; give one of them")
    if out and not out.parent.is_dir():
        stop(Exit.USAGE, f"cannot write {out}: there is no folder {str(out.parent)!r}")
    dimensions = _dimensions(dimensions_file)
    try:
        space = dimensions.space(strength)
        old = _old_rows(extend, dimensions, space) if extend else []
        start = [row.full for row in old if row.full]
        if rows is not None:
            made = sample(space, dimensions.weights, rows, seed)
        else:
            with _progress(mode) as report:
                made = cover(space, mode.value, seed, start, report)
    except SpaceError as error:
        stop(Exit.USAGE, str(error))
    new = made[len(start) :]
    _write([*(row.line for row in old), *written(new, dimensions)], out)
    typer.echo(_said(made, len(new), space, by_weight=rows is not None), err=True)


@app.command()
def coverage(
    file: Annotated[Path, typer.Argument(help="Rows, as `generate` writes them; values may be left out.")],
    strength: Strength = 2,
    html: Annotated[Path | None, typer.Option(help="Write the heat map of every pair there.")] = None,
    dimensions_file: DimensionsFile = None,
) -> None:
    """Say what rows cover, what is missing, and where failures gather. Exit code 0: done, 1: failed, 2: wrong input."""
    from app.cli import synth_paper
    from synthetic.coverage.heatmap import heat_map
    from synthetic.coverage.report import report
    from synthetic.tuples.space import SpaceError

    dimensions = _dimensions(dimensions_file)
    recorded = _rows(file, dimensions)
    try:
        found = report(dimensions, [each.row for each in recorded], [each.outcome for each in recorded], strength)
    except SpaceError as error:
        stop(Exit.USAGE, str(error))
    synth_paper.print_coverage(dimensions, found)
    synth_paper.print_failures(dimensions, found.failing)
    others = sum(each.digest not in (None, dimensions.digest) for each in recorded)
    if others:
        typer.echo(f"{others} of the rows were made with other dimensions than {dimensions.digest}.", err=True)
    if html:
        _write([heat_map(dimensions, found)], html)
        typer.echo(f"Wrote {html}", err=True)


def _dimensions(file: Path | None) -> "Dimensions":
    from synthetic.dimensions import DimensionsError
    from synthetic.dimensions_file import OURS, read_dimensions

    file = file or OURS
    try:
        return read_dimensions(file)
    except DimensionsError as error:
        stop(Exit.USAGE, str(error))
    except OSError as error:
        _unreadable(file, error)


def _rows(file: Path, dimensions: "Dimensions") -> "list[Recorded]":
    from synthetic.rows_file import RowsError, read_rows

    try:
        return read_rows(file, dimensions)
    except RowsError as error:
        stop(Exit.USAGE, str(error))
    except OSError as error:
        _unreadable(file, error)


def _unreadable(file: Path, error: OSError) -> NoReturn:
    stop(Exit.USAGE, f"cannot read {file}: {error.strerror}")


def _old_rows(file: Path, dimensions: "Dimensions", space: "Space") -> "list[Recorded]":
    from synthetic.coverage.measure import measure

    old = _rows(file, dimensions)
    for number, each in enumerate(old, start=1):
        if each.full is None:
            silent = ", ".join(name for name, level in zip(dimensions.ids, each.row, strict=True) if level is None)
            stop(Exit.USAGE, f"{file.name}: row {number} says nothing of {silent}; to extend, rows say all dimensions")
    if astray := measure(space, [each.row for each in old]).astray:
        stop(Exit.USAGE, f"{file.name}: row {astray[0]} holds a combination that the dimensions forbid")
    return old


@contextmanager
def _progress(mode: Mode) -> "Generator[Report | None]":
    """On standard error, for whoever waits for tight rows."""
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


def _write(lines: list[str], file: Path | None) -> None:
    text = "\n".join(lines) + "\n" if lines else ""
    if file is None:
        typer.echo(text, nl=False)
        return
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        stop(Exit.FAILED, f"cannot write {file}: {error.strerror}")


def _said(rows: "list[Row]", added: int, space: "Space", *, by_weight: bool) -> str:
    from synthetic.coverage.measure import measure
    from synthetic.coverage.sentences import tenths

    found = measure(space, list(rows))
    how = "drawn by weight" if by_weight else f"{added} of them new" if added < len(rows) else "all new"
    return f"{len(rows)} rows, {how}: {found.covered:,} of {found.allowed:,} allowed combinations ({tenths(found)})."
