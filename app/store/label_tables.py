"""The tables of labels. Rows are added and never changed; JSON columns hold the dumps of pydantic models."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables import Base

SEQUENCE = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts up by itself only in a column of exactly this type."""


class ItemRow(Base):
    """An output that is labelled, whole, so that it is there when its experiment's folder is not."""

    __tablename__ = "label_items"

    id: Mapped[str] = mapped_column(String(18), primary_key=True)
    trace_id: Mapped[str | None] = mapped_column(String(32), index=True)
    content: Mapped[dict[str, Any]]


class QueueRow(Base):
    """A queue, whole."""

    __tablename__ = "label_queues"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    rubric: Mapped[str] = mapped_column(String(40), index=True)
    content: Mapped[dict[str, Any]]
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class LabelEventRow(Base):
    """A label or a withdrawal; `sequence` is the order in which they were kept. Of a withdrawal, what it is about."""

    __tablename__ = "label_events"

    sequence: Mapped[int] = mapped_column(SEQUENCE, primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    item: Mapped[str] = mapped_column(String(18), index=True)
    rubric: Mapped[str] = mapped_column(String(40), index=True)
    person: Mapped[str] = mapped_column(String(40), index=True)
    queue: Mapped[str | None] = mapped_column(String(64), index=True)
    content: Mapped[dict[str, Any]]


class RevealRow(Base):
    """A person has been shown what the judge and others say of an item."""

    __tablename__ = "label_reveals"

    item: Mapped[str] = mapped_column(String(18), primary_key=True)
    rubric: Mapped[str] = mapped_column(String(40), primary_key=True)
    person: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class SentRow(Base):
    """A label that Phoenix has taken; without one it is sent again."""

    __tablename__ = "label_sent"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class SplitRow(Base):
    """The split of a cluster for all versions of a rubric."""

    __tablename__ = "label_splits"

    rubric: Mapped[str] = mapped_column(String(40), primary_key=True)
    cluster: Mapped[str] = mapped_column(String(200), primary_key=True)
    split: Mapped[str] = mapped_column(String(8))
    stratum: Mapped[str] = mapped_column(String(32))
    seed: Mapped[int] = mapped_column(BigInteger)


class OpeningRow(Base):
    """A look of a judge at test. Two processes cannot both have the same number."""

    __tablename__ = "label_openings"
    __table_args__ = (UniqueConstraint("judge", "number"),)

    sequence: Mapped[int] = mapped_column(SEQUENCE, primary_key=True, autoincrement=True)
    rubric: Mapped[str] = mapped_column(String(40), index=True)
    judge: Mapped[str] = mapped_column(String(300))
    number: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str | None] = mapped_column(Text)
    content: Mapped[dict[str, Any]]
