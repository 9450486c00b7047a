"""`triplab judge`: better judges and cheaper ones, from labels.

A command is a file beside this one: `judge_propose.py` holds `def propose(…)`.
"""

import typer

from app.cli.folder import commands

app = typer.Typer(no_args_is_help=True)


@app.callback()
def judge() -> None:
    """Propose versions of a rubric from labels, accept those that are better, train a cheap first stage."""


for name, command in commands("judge_"):
    app.command(name)(command)
