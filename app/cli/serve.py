"""`triplab serve`: the service, with Phoenix beside it."""

import asyncio
import contextlib
from typing import TYPE_CHECKING

import typer

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from app.settings import Settings


def serve() -> None:
    """Serve the form and the agents, and start Phoenix beside them. Ctrl-C stops both."""
    from agents.data.database import TravelDataError
    from app.phoenix import PhoenixError, free, phoenix_child
    from app.settings import Settings, SettingsError
    from app.store.database import DatabaseError

    try:
        settings = Settings.load()
        _writable(settings)
        if not free(settings.port, settings.host):
            stop(Exit.USAGE, f"port {settings.port} is taken: set TRIPLAB_PORT to a free one")
        asyncio.run(_openable(settings))
        with phoenix_child(settings) if settings.phoenix == "child" else contextlib.nullcontext():
            _run(settings)
    except (SettingsError, PhoenixError, DatabaseError, TravelDataError) as error:
        stop(Exit.USAGE, str(error))


def _writable(settings: "Settings") -> None:
    """Fail early, in one line, where nothing can be kept."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        probe = settings.home / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        stop(
            Exit.USAGE,
            f"cannot write to {settings.home}: {error.strerror}; set TRIPLAB_HOME to a folder that can be written",
        )


async def _openable(settings: "Settings") -> None:
    """Fail before Phoenix starts, in one line, where data or database cannot be opened."""
    from agents.data.tables import TravelData
    from app.store.database import open_database

    TravelData.open().close()
    await (await open_database(settings.database)).dispose()


def _run(settings: "Settings") -> None:
    import socket

    import uvicorn

    from app.memory import settle
    from app.service import create_app

    class Server(uvicorn.Server):
        """Says where it is once it answers."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                settle()
                _say_where(settings)

    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=3,
    )
    server = Server(config)
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise typer.Exit(Exit.FAILED)


def _say_where(settings: "Settings") -> None:
    model = (
        "rehearsal engine, not a language model: set OPENAI_API_KEY for one" if settings.rehearsal else settings.model
    )
    typer.echo(f"TripLab  http://{settings.host}:{settings.port}  ({model})")
    if settings.phoenix_url:
        note = "  (ready about ten seconds after the start)" if settings.phoenix == "child" else ""
        typer.echo(f"Phoenix  {settings.phoenix_url}{note}")
    typer.echo("Ctrl-C stops both." if settings.phoenix == "child" else "Ctrl-C stops it.")
