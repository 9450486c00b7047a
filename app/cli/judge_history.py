"""`triplab judge history`: what became of the candidates of a rubric."""

from typing import Annotated

import typer

from app.cli.exits import Exit, stop


def history(
    rubric: Annotated[str, typer.Argument(help="Name of a rubric.")],
    diff: Annotated[bool, typer.Option("--diff", help="What each changed, too.")] = False,
) -> None:
    """List every candidate that was held against dev, accepted or refused, with its figures."""
    from app.cli.better_paper import print_history
    from app.cli.hub import loaded
    from app.cli.judging import rubric_name
    from evals.judges import RubricError
    from evals.judges.better.history import read_history

    settings = loaded()
    name = rubric_name(rubric, settings)
    try:
        entries = read_history(name, settings.rubrics)
    except RubricError as error:
        stop(Exit.USAGE, str(error))
    if not entries:
        typer.echo(f"No candidate of {name!r} was held against dev here yet: triplab judge propose {name}")
        return
    print_history(entries, diff)
