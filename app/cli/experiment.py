"""`triplab experiment`: variants of the agents on the same cases, and which of them is better.

A command is a file beside this one: `experiment_run.py` holds `def run(…)`.
"""

import typer

from app.cli.folder import commands

app = typer.Typer(no_args_is_help=True)


@app.callback()
def experiment() -> None:
    """Run variants of the agents on the same cases, and see which is better and how sure that is."""


for name, command in commands("experiment_"):
    app.command(name)(command)
