"""`triplab synth`: synthetic requests, from the dimensions of what can differ.

A command is a file beside this one: `synth_word.py` holds `def word(…)`.
"""

import typer

from app.cli.folder import commands

app = typer.Typer(no_args_is_help=True)


@app.callback()
def synth() -> None:
    """Make synthetic requests, see what they cover, and drive them through the running service."""


for name, command in commands("synth_"):
    app.command(name)(command)
