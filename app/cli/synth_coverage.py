"""`triplab synth coverage`: what rows cover, what is missing, and where failures gather."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.exits import Exit, stop
from app.cli.rows import DimensionsFile, Strength, dimensions_of, rows_of, write_lines
from app.cli.traced_rows import traced_rows


def coverage(
    file: Annotated[Path | None, typer.Argument(help="Rows, cases or results; values may be left out.")] = None,
    traces: Annotated[bool, typer.Option("--traces", help="Instead of a file: the runs traced in Phoenix.")] = False,
    strength: Strength = 2,
    html: Annotated[Path | None, typer.Option(help="Write the heat map of every pair there.")] = None,
    dimensions_file: DimensionsFile = None,
) -> None:
    """Say what rows cover, what is missing, and where failures gather. Exit code 0: done, 1: failed, 2: wrong input."""
    from app.cli import coverage_paper
    from synthetic.coverage.heatmap import heat_map
    from synthetic.coverage.report import report
    from synthetic.tuples.space import SpaceError

    if (file is None) != traces:
        stop(Exit.USAGE, "give a FILE of rows or --traces; one of them")
    dimensions = dimensions_of(dimensions_file)
    recorded = rows_of(file, dimensions) if file else traced_rows(dimensions)
    try:
        found = report(dimensions, [each.row for each in recorded], [each.outcome for each in recorded], strength)
    except SpaceError as error:
        stop(Exit.USAGE, str(error))
    coverage_paper.print_coverage(dimensions, found)
    coverage_paper.print_failures(dimensions, found.failing)
    others = sum(each.digest not in (None, dimensions.digest) for each in recorded)
    if others:
        typer.echo(f"{others} of the rows were made with other dimensions than {dimensions.digest}.", err=True)
    if html:
        write_lines([heat_map(dimensions, found)], html)
        typer.echo(f"Wrote {html}", err=True)
