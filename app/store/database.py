"""Opening the database and bringing its schema up to date."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

ONE_CONNECTION: dict[str, Any] = {"pool_size": 1, "max_overflow": 0}
"""SQLite has one writer at a time, and lets the others starve: one connection makes them wait in turn instead."""
MIGRATIONS = Path(__file__).parent / "migrations"


class DatabaseError(RuntimeError):
    """The database cannot be opened; the message names it and the reason."""


async def open_database(url: str) -> AsyncEngine:
    """Open a database and apply the migrations that it lacks.

    Raises:
        DatabaseError: it cannot be reached, written or migrated.
    """
    try:
        sqlite = make_url(url).get_backend_name() == "sqlite"
        engine = create_async_engine(url, **(ONE_CONNECTION if sqlite else {}))
        if sqlite:
            if engine.url.database:
                Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
            event.listen(engine.sync_engine, "connect", _durable_and_concurrent)
        async with engine.begin() as connection:
            await connection.run_sync(_migrate)
    except (SQLAlchemyError, OSError, ImportError) as error:
        reason = str(getattr(error, "orig", None) or error).partition("\n")[0]
        raise DatabaseError(f"cannot open the database {_without_password(url)}: {reason}") from error
    return engine


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _durable_and_concurrent(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Readers beside a writer, and a commit that survives a power cut."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _without_password(url: str) -> str:
    head, at, tail = url.rpartition("@")
    return f"{head.partition('://')[0]}://…@{tail}" if at else url
