"""`triplab synth generate`: tuples that cover all combinations, or a sample by weight."""

from typing import Annotated

import typer

from app.cli.exits import Exit, stop
from app.cli.rows import (
    DimensionsFile,
    HowLong,
    Mode,
    Out,
    Seed,
    Strength,
    cover,
    dimensions_of,
    say_rows,
    writable,
    write_lines,
)


def generate(
    strength: Strength = 2,
    mode: HowLong = Mode.QUICK,
    rows: Annotated[int | None, typer.Option(min=1, max=100_000, help="So many by weight instead.")] = None,
    seed: Seed = 0,
    out: Out = None,
    dimensions_file: DimensionsFile = None,
) -> None:
    """Write tuples of values, a JSON line each. Exit code 0: done, 1: not written, 2: wrong input."""
    from synthetic.rows_file import written
    from synthetic.tuples.sampling import sample
    from synthetic.tuples.space import SpaceError

    writable(out)
    dimensions = dimensions_of(dimensions_file)
    try:
        space = dimensions.space(strength)
        made = sample(space, dimensions.weights, rows, seed) if rows else cover(space, mode, seed)
    except SpaceError as error:
        stop(Exit.USAGE, str(error))
    write_lines(written(made, dimensions), out)
    say_rows(made, "drawn by weight" if rows else "all new", space)
