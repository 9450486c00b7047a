"""Exit codes, and how a command says that it ends."""

from enum import IntEnum
from typing import NoReturn

import typer


class Exit(IntEnum):
    """What the shell is told."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    REFUSED = 3
    ASKED = 4


def stop(code: Exit, message: str) -> NoReturn:
    """End with one line on standard error."""
    typer.secho(message, err=True, fg="red")
    raise typer.Exit(code)
