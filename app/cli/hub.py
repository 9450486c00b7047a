"""The prompt hub for commands: everything that is wrong ends the command in one line."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.settings import Settings
    from evals.phoenix.hub import Hub

Result = TypeVar("Result")


def in_hub(settings: "Settings", work: "Callable[[Hub], Awaitable[Result]]") -> Result:
    """Do some work in the hub of the settings' Phoenix."""
    from agents.prompt import PromptError
    from evals.judges import RubricError
    from evals.phoenix.errors import PhoenixAway, PhoenixRefused
    from evals.phoenix.hub import open_hub

    url = settings.phoenix_url
    if url is None:
        stop(
            Exit.USAGE,
            "TRIPLAB_PHOENIX is off: set it to the URL of a Phoenix, or to child for that of `triplab serve`",
        )

    async def run() -> Result:
        async with open_hub(url, settings.engine_url) as hub:
            return await work(hub)

    try:
        return asyncio.run(run())
    except (PromptError, RubricError) as error:
        stop(Exit.USAGE, str(error))
    except (PhoenixAway, PhoenixRefused) as error:
        stop(Exit.FAILED, str(error))
    except OSError as error:
        stop(Exit.FAILED, f"cannot use {error.filename}: {error.strerror}")


def loaded() -> "Settings":
    """The settings."""
    from app.settings import Settings, SettingsError

    try:
        return Settings.load()
    except SettingsError as error:
        stop(Exit.USAGE, str(error))
