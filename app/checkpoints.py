"""Where runs that wait for an answer are kept: LangGraph's own checkpointers, beside the database in use."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import make_url

if TYPE_CHECKING:
    from langgraph.checkpoint.base import BaseCheckpointSaver

FILE = "checkpoints.db"


@asynccontextmanager
async def open_checkpoints(database_url: str, home: Path) -> AsyncGenerator["BaseCheckpointSaver[str]"]:
    """Open the checkpointer for a database: a file in `home` beside SQLite, tables in the same PostgreSQL."""
    url = make_url(database_url)
    if url.get_backend_name() == "postgresql":
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        postgres: Any = import_module("langgraph.checkpoint.postgres.aio")  # of the extra `postgres`
        async with postgres.AsyncPostgresSaver.from_conn_string(plain) as saver:
            await saver.setup()
            yield saver
    else:
        from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

        await asyncio.to_thread(home.mkdir, parents=True, exist_ok=True)
        async with AsyncSqliteSaver.from_conn_string(str(home / FILE)) as saver:
            await saver.setup()
            yield saver
