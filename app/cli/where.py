"""Where experiments are: by a bare name among ours, else by a path."""

import os
from pathlib import Path

from app.cli.exits import Exit, stop


def experiments() -> Path:
    """The folder of our experiments, in TRIPLAB_HOME; settings that are wrong end the command."""
    from app.settings import Settings, SettingsError

    try:
        return Settings.load().experiments
    except SettingsError as error:
        stop(Exit.USAGE, str(error))


def place(said: str) -> Path:
    """Where a new experiment goes: a bare name is put among ours, what holds a slash is a path."""
    return experiments() / said if is_name(said) else Path(said)


def find(said: str) -> Path:
    """Where an experiment is: a bare name among ours, or in this folder where ours have none of that name."""
    ours = place(said)
    return ours if ours.exists() or not Path(said).exists() else Path(said)


def is_name(said: str) -> bool:
    """Whether it is a name of a folder alone."""
    return bool(said) and not {os.sep, "/"} & {*said} and said not in (".", "..")
