"""Rows that are added unless they are there: the same on SQLite and PostgreSQL, for two processes at once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from app.store.tables import Base


async def add_missing(session: AsyncSession, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, in their order; one whose key is there already is left as it is."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    for row in rows:
        await session.execute(dialect.insert(table).values(**row).on_conflict_do_nothing())
