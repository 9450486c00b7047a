"""The tables. Times are UTC; JSON columns hold the dumps of pydantic models."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, ForeignKey, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class TripStatus(StrEnum):
    """Where a trip stands. All but the first two are final."""

    RUNNING = "running"
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


class Base(DeclarativeBase):
    """Base of all tables."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {dict[str, Any]: JSON, list[dict[str, Any]]: JSON}


class TripRow(Base):
    """One trip. `session_key` is a digest of the session's id, which is a secret of the client.

    A follow-up makes another trip of the same `family`, which is the id of the first, with the `change` that was asked.
    """

    __tablename__ = "trips"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    session_key: Mapped[str | None] = mapped_column(String(64), index=True)
    family: Mapped[str] = mapped_column(String(32), index=True)
    version: Mapped[int] = mapped_column(Integer, default=1)
    change: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(16), index=True)
    worker: Mapped[str] = mapped_column(String(64))
    lease_until: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    request: Mapped[dict[str, Any]]
    itinerary: Mapped[dict[str, Any] | None]
    why: Mapped[str | None] = mapped_column(Text)
    field: Mapped[str | None] = mapped_column(String(64))
    question: Mapped[dict[str, Any] | None]
    trace_id: Mapped[str | None] = mapped_column(String(32))
    span_id: Mapped[str | None] = mapped_column(String(16))
    model: Mapped[str] = mapped_column(String(128))
    prompts: Mapped[dict[str, Any] | None]
    usage: Mapped[dict[str, Any] | None]
    events: Mapped[list[dict[str, Any]] | None]
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    elapsed_ms: Mapped[int | None] = mapped_column(Integer)


class ShareRow(Base):
    """A link to read a trip's plan. Of its token only a digest is kept. It goes when the trip goes."""

    __tablename__ = "shares"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    trip_id: Mapped[str] = mapped_column(String(32), ForeignKey("trips.id", ondelete="CASCADE"), index=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


def utc(moment: datetime) -> datetime:
    """SQLite forgets the zone; what was written is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
