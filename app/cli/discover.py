"""`triplab discover`: what goes wrong, in people's own words, before there is a rubric or a check for it.

A command is a file beside this one: `discover_notes.py` holds `def notes(…)`.
"""

import typer

from app.cli.folder import commands

app = typer.Typer(no_args_is_help=True)


@app.callback()
def discover() -> None:
    """Note the first thing that went wrong, group notes into failure modes, and make rubrics and checks of them."""


for name, command in commands("discover_"):
    app.command(name)(command)
