"""Reading and writing share links. A link is found by its token's digest, or by its id within its trip."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import CursorResult, func, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from app.store.tables import ShareRow, TripRow

MOST = 100


class TooManyLinks(RuntimeError):
    """A trip has had as many links as it may."""


class OpenedShare(NamedTuple):
    """What a token leads to."""

    share: ShareRow
    trip: TripRow


class ShareStore:
    """The shares table. Every method is one transaction, committed when it returns."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)

    async def add(self, trip_id: str, lifetime: timedelta) -> tuple[ShareRow, str]:
        """Make a link; returns it with its token of 128 random bits, which is not kept.

        Raises:
            TooManyLinks: the trip has had a hundred, expired and revoked ones included.
        """
        token, now = secrets.token_urlsafe(16), datetime.now(UTC)
        row = ShareRow(
            id=secrets.token_urlsafe(9),
            trip_id=trip_id,
            digest=_digest(token),
            created_at=now,
            expires_at=now + lifetime,
        )
        async with self._sessions.begin() as session:
            count = await session.scalar(select(func.count()).where(ShareRow.trip_id == trip_id))
            if (count or 0) >= MOST:
                raise TooManyLinks(f"this plan has had {count} links; allowed: {MOST}")
            session.add(row)
        return row, token

    async def of_trip(self, trip_id: str) -> Sequence[ShareRow]:
        """All links of a trip, newest first."""
        query = select(ShareRow).where(ShareRow.trip_id == trip_id).order_by(ShareRow.created_at.desc())
        async with self._sessions() as session:
            return (await session.scalars(query)).all()

    async def revoke(self, trip_id: str, share_id: str) -> bool:
        """Close a link for good, also one that is closed already; False when the trip has none of that id."""
        mine = update(ShareRow).where(ShareRow.trip_id == trip_id, ShareRow.id == share_id)
        async with self._sessions.begin() as session:
            closed = await session.execute(
                mine.values(revoked_at=func.coalesce(ShareRow.revoked_at, datetime.now(UTC)))
            )
        assert isinstance(closed, CursorResult)
        return closed.rowcount > 0

    async def open(self, token: str) -> OpenedShare | None:
        """The trip behind a token; None when the token is unknown, expired or revoked."""
        query = (
            select(ShareRow, TripRow)
            .join(TripRow, TripRow.id == ShareRow.trip_id)
            .where(
                ShareRow.digest == _digest(token),
                ShareRow.revoked_at.is_(None),
                ShareRow.expires_at > datetime.now(UTC),
            )
        )
        async with self._sessions() as session:
            found = (await session.execute(query)).one_or_none()
        return OpenedShare(*found) if found else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
