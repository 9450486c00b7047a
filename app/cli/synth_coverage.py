"""`triplab synth coverage`: what rows cover, what is missing, and where failures gather."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.exits import Exit, stop
from app.cli.rows import DimensionsFile, Strength, dimensions_of, rows_of, write_lines


def coverage(
    file: Annotated[Path, typer.Argument(help="Rows, cases or results; values may be left out.")],
    strength: Strength = 2,
    html: Annotated[Path | None, typer.Option(help="Write the heat map of every pair there.")] = None,
    dimensions_file: DimensionsFile = None,
) -> None:
    """Say what rows cover, what is missing, and where failures gather. Exit code 0: done, 1: failed, 2: wrong input."""
    from app.cli import coverage_paper
    from synthetic.coverage.heatmap import heat_map
    from synthetic.coverage.measure import measure
    from synthetic.tuples.space import SpaceError

    dimensions = dimensions_of(dimensions_file)
    recorded = rows_of(file, dimensions)
    try:
        found = measure(dimensions.space(strength), [each.row for each in recorded])
    except SpaceError as error:
        stop(Exit.USAGE, str(error))
    coverage_paper.print_coverage(dimensions, found, len(recorded), strength)
    coverage_paper.print_failures(dimensions, recorded)
    others = sum(each.digest not in (None, dimensions.digest) for each in recorded)
    if others:
        typer.echo(f"{others} of the rows were made with other dimensions than {dimensions.digest}.", err=True)
    if html:
        write_lines([heat_map(dimensions, [each.row for each in recorded], found, strength)], html)
        typer.echo(f"Wrote {html}", err=True)
