"""`triplab synth extend`: only what the rows, cases or results of a file do not cover."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    rows_of,
    say_rows,
    writable,
    write_lines,
)

if TYPE_CHECKING:
    from synthetic.dimensions import Dimensions
    from synthetic.tuples.space import Row, Space


def extend(
    file: Annotated[Path, typer.Argument(help="Rows, cases or results; each says a value in every dimension.")],
    strength: Strength = 2,
    mode: HowLong = Mode.QUICK,
    seed: Seed = 0,
    out: Out = None,
    dimensions_file: DimensionsFile = None,
) -> None:
    """Write the tuples that a file lacks to cover every combination, and only these.

    Exit code 0: done, also when nothing is lacking, 1: not written, 2: wrong input.
    """
    from synthetic.rows_file import written
    from synthetic.tuples.space import SpaceError

    writable(out)
    dimensions = dimensions_of(dimensions_file)
    try:
        space = dimensions.space(strength)
        old = _old_rows(file, dimensions, space)
        made = cover(space, mode, seed, old)
    except SpaceError as error:
        stop(Exit.USAGE, str(error))
    new = made[len(old) :]
    write_lines(written(new, dimensions), out)
    say_rows(made, f"{len(new)} of them new" if new else "none of them new", space)


def _old_rows(file: Path, dimensions: "Dimensions", space: "Space") -> "list[Row]":
    """The rows of a file, each once: several cases may share a tuple."""
    from synthetic.coverage.measure import measure

    old = rows_of(file, dimensions)
    for number, each in enumerate(old, start=1):
        if each.full is None:
            silent = ", ".join(name for name, level in zip(dimensions.ids, each.row, strict=True) if level is None)
            stop(Exit.USAGE, f"{file.name}: row {number} says nothing of {silent}; to extend, rows say all dimensions")
    if astray := measure(space, [each.row for each in old]).astray:
        stop(Exit.USAGE, f"{file.name}: row {astray[0]} holds a combination that the dimensions forbid")
    return list(dict.fromkeys(each.full for each in old if each.full))
