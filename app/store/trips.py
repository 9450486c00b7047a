"""Reading and writing trips. A trip is found by its id, which cannot be guessed, or by its session's digest."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import CursorResult, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from agents.request import TripRequest
from agents.run import session_digest
from app.store.tables import TripRow, TripStatus, utc

LISTED = 100


def _abandoned(row: TripRow) -> bool:
    return row.status == TripStatus.RUNNING and utc(row.lease_until) < datetime.now(UTC)


class Version(NamedTuple):
    """A plan among those of its family."""

    id: str
    version: int
    change: str | None


class Asked(NamedTuple):
    """What was asked for, and when; `refines` says whether it was a change to a plan that existed."""

    request: dict[str, Any]
    created_at: datetime
    refines: bool


class TripStore:
    """The trips table. Every method is one transaction, committed when it returns."""

    def __init__(self, engine: AsyncEngine, worker: str) -> None:
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)
        self._worker = worker

    async def add(
        self,
        request: TripRequest,
        key: str | None,
        model: str,
        lease: timedelta,
        parent: TripRow | None = None,
        change: str | None = None,
    ) -> TripRow:
        """Keep a new trip as running, under a new id of 128 random bits; with `parent`, as its next version."""
        now, id = datetime.now(UTC), secrets.token_urlsafe(16)
        row = TripRow(
            id=id,
            family=parent.family if parent else id,
            version=1,
            change=change,
            session_key=key,
            status=TripStatus.RUNNING,
            worker=self._worker,
            lease_until=now + lease,
            request=request.model_dump(mode="json", exclude={"session_id"}),
            model=model,
            created_at=now,
        )
        alive = TripRow.status.in_((TripStatus.RUNNING, TripStatus.DONE))
        latest = select(func.max(TripRow.version)).where(TripRow.family == row.family, alive)
        async with self._sessions.begin() as session:
            if parent:
                row.version = 1 + (await session.scalar(latest) or parent.version)
            session.add(row)
        return row

    async def get(self, trip_id: str) -> TripRow | None:
        """The trip of that id. One whose worker is gone past its lease is shown as interrupted."""
        async with self._sessions() as session:
            row = await session.get(TripRow, trip_id)
        if row and _abandoned(row):
            await self.finish(trip_id, TripStatus.INTERRUPTED)
            return await self.get(trip_id)
        return row

    async def of_session(self, session_id: str) -> Sequence[TripRow]:
        """The latest trips of a session, newest first, at most a hundred."""
        query = select(TripRow).where(TripRow.session_key == session_digest(session_id))
        async with self._sessions() as session:
            rows = (await session.scalars(query.order_by(TripRow.created_at.desc()).limit(LISTED))).all()
        return [(await self.get(row.id) or row) if _abandoned(row) else row for row in rows]

    async def versions(self, row: TripRow) -> Sequence[Version]:
        """The plans of a trip's family, the first one first; follow-ups that came to nothing are left out."""
        columns = (TripRow.id, TripRow.version, TripRow.change)
        query = select(*columns).where(TripRow.family == row.family, TripRow.status == TripStatus.DONE)
        async with self._sessions() as session:
            rows = (await session.execute(query.order_by(TripRow.created_at))).all()
        return [Version(*found) for found in rows]

    async def asked(self, most: int) -> Sequence[Asked]:
        """The latest requests, newest first, whoever made them."""
        columns = (TripRow.request, TripRow.created_at, TripRow.change.is_not(None))
        query = select(*columns).order_by(TripRow.created_at.desc(), TripRow.id).limit(most)
        async with self._sessions() as session:
            rows = (await session.execute(query)).all()
        return [Asked(request, utc(moment), refines) for request, moment, refines in rows]

    async def planned(self, most: int) -> Sequence[TripRow]:
        """The latest trips that have a plan, newest first."""
        query = select(TripRow).where(TripRow.status == TripStatus.DONE).order_by(TripRow.created_at.desc(), TripRow.id)
        async with self._sessions() as session:
            return (await session.scalars(query.limit(most))).all()

    async def count(self) -> int:
        """How many trips there are."""
        async with self._sessions() as session:
            return await session.scalar(select(func.count()).select_from(TripRow)) or 0

    async def existing(self, trip_ids: Sequence[str]) -> set[str]:
        """Those of some ids that are trips here."""
        async with self._sessions() as session:
            return set(await session.scalars(select(TripRow.id).where(TripRow.id.in_(trip_ids))))

    async def finish(self, trip_id: str, status: TripStatus, **values: Any) -> bool:
        """End a running trip; False when it had ended or been deleted meanwhile."""
        return await self._move(trip_id, TripStatus.RUNNING, status, finished_at=datetime.now(UTC), **values)

    async def pause(self, trip_id: str, **values: Any) -> bool:
        """Let a running trip wait for an answer; False when it had ended or been deleted meanwhile."""
        return await self._move(trip_id, TripStatus.RUNNING, TripStatus.WAITING, **values)

    async def resume(self, trip_id: str, request: TripRequest, lease: timedelta) -> bool:
        """Let a waiting trip run on, here, with the request as the answer changed it; False when it does not wait."""
        form = request.model_dump(mode="json", exclude={"session_id"})
        until = datetime.now(UTC) + lease
        return await self._move(
            trip_id,
            TripStatus.WAITING,
            TripStatus.RUNNING,
            request=form,
            question=None,
            worker=self._worker,
            lease_until=until,
        )

    async def give_up(self, trip_id: str) -> bool:
        """Cancel a waiting trip; False when it does not wait."""
        ended: dict[str, Any] = {"question": None, "finished_at": datetime.now(UTC)}
        return await self._move(trip_id, TripStatus.WAITING, TripStatus.CANCELLED, **ended)

    async def _move(self, trip_id: str, old: TripStatus, new: TripStatus, **values: Any) -> bool:
        change = update(TripRow).where(TripRow.id == trip_id, TripRow.status == old)
        return await self._changed(change.values(status=new, **values))

    async def delete(self, trip_id: str) -> bool:
        """Remove a trip for good; False when there is none."""
        return await self._changed(delete(TripRow).where(TripRow.id == trip_id))

    async def mark_interrupted(self) -> int:
        """At start: end what an earlier process of this worker, or any worker past its lease, has left running."""
        abandoned = or_(TripRow.worker == self._worker, TripRow.lease_until < datetime.now(UTC))
        change = update(TripRow).where(TripRow.status == TripStatus.RUNNING, abandoned)
        async with self._sessions.begin() as session:
            result = await session.execute(change.values(status=TripStatus.INTERRUPTED, finished_at=datetime.now(UTC)))
        assert isinstance(result, CursorResult)
        return result.rowcount

    async def _changed(self, statement: Any) -> bool:
        async with self._sessions.begin() as session:
            result = await session.execute(statement)
        assert isinstance(result, CursorResult)
        return result.rowcount > 0
