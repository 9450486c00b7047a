"""`triplab prompts`: prompts to and from Phoenix's prompt hub.

A command is a file beside this one: `prompts_push.py` holds `def push(…)`.
"""

import typer

from app.cli.folder import commands

app = typer.Typer(no_args_is_help=True)


@app.callback()
def prompts() -> None:
    """Push prompts to Phoenix's prompt hub, and take them from there by tag."""


for name, command in commands("prompts_"):
    app.command(name)(command)
