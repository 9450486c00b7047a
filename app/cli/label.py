"""`triplab label`: labels of people, by the same rubrics as judges.

A command is a file beside this one: `label_make.py` holds `def make(…)`.
"""

import typer

from app.cli.folder import commands

app = typer.Typer(no_args_is_help=True)


@app.callback()
def label() -> None:
    """Make queues of outputs to label at /lab/label, take labels out and in, part them into train, dev and test."""


for name, command in commands("label_"):
    app.command(name)(command)
