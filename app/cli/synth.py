"""`triplab synth`: synthetic requests, from the dimensions of what can differ.

A command is a file beside this one: `synth_word.py` holds `def word(…)`.
"""

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import typer

PREFIX = "synth_"

app = typer.Typer(no_args_is_help=True)


@app.callback()
def synth() -> None:
    """Make synthetic requests, see what they cover, and drive them through the running service."""


def _commands() -> Iterator[tuple[str, Callable[..., None]]]:
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name.startswith(PREFIX):
            name = module.name.removeprefix(PREFIX)
            yield name, getattr(import_module(f"app.cli.{module.name}"), name)


for name, command in _commands():
    app.command(name)(command)
