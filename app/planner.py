"""Trips as the service handles them: accepted, run in the background, kept, followed, cancelled."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from agents.deps import Deps
from agents.graph import PlanGraph
from agents.request import TripRequest
from agents.run import Outcome, plan_trip, session_digest
from agents.trip import resolve
from app.live import LiveRun
from app.store.tables import TripRow, TripStatus
from app.store.trips import TripStore

GRACE = timedelta(seconds=10)
POLL_SECONDS = 1.0
KEEP_AGAIN_AFTER = (0.0, 0.5, 2.0)
"""Seconds before each try to keep a finished trip."""
RETRY_AFTER_SECONDS = 5

log = logging.getLogger(__name__)


class TooBusy(RuntimeError):
    """As many trips run as may; try again later."""


class Planner:
    """Runs trips. Nothing of it outlives the process: what must stay is in the store."""

    def __init__(self, graph: PlanGraph, deps: Deps, store: TripStore, max_in_flight: int) -> None:
        self._graph, self._deps, self._store = graph, deps, store
        self._max_in_flight = max_in_flight
        self._live: dict[str, LiveRun] = {}

    @property
    def in_flight(self) -> int:
        """Trips that run now."""
        return len(self._live)

    async def create(self, request: TripRequest) -> TripRow:
        """Keep a trip and start it; returns when it is kept.

        Raises:
            Refusal: the request cannot be planned.
            TooBusy: as many trips run as may.
        """
        return await self._start(request, session_digest(request.session_id))

    async def rerun(self, row: TripRow) -> TripRow:
        """Start a new trip with the request and session of an old one.

        Raises:
            Refusal: the request cannot be planned any more: its start has passed.
            TooBusy: as many trips run as may.
        """
        return await self._start(TripRequest.model_validate(row.request), row.session_key)

    async def _start(self, request: TripRequest, key: str | None) -> TripRow:
        resolve(request, self._deps.data, _today())
        if len(self._live) >= self._max_in_flight:
            raise TooBusy(f"{len(self._live)} trips are being planned; allowed: {self._max_in_flight}")
        live = LiveRun()
        placeholder = f"starting-{id(live)}"
        self._live[placeholder] = live
        try:
            lease = timedelta(seconds=self._deps.limits.deadline) + GRACE
            row = await self._store.add(request, key, self._deps.model, lease)
        finally:
            del self._live[placeholder]
        self._live[row.id] = live
        live.task = asyncio.create_task(self._run(row, request, live), name=f"trip {row.id[:6]}")
        return row

    async def cancel(self, trip_id: str) -> None:
        """Stop a trip and its model calls; returns when that is kept. One that has ended stays as it is.

        A trip of another process is kept as cancelled at once; what that process still writes of it is dropped.
        """
        live = self._live.get(trip_id)
        if live is None or live.task is None:
            await self._store.finish(trip_id, TripStatus.CANCELLED)
            return
        if not live.ending:
            live.cancelled_by_user = True
            live.task.cancel()
        await asyncio.wait([live.task])

    async def follow(self, row: TripRow, after: int) -> AsyncIterator[dict[str, Any]]:
        """Events of a trip after number `after`: live ones here, kept ones once it has ended."""
        live = self._live.get(row.id)
        if live:
            async for event in live.follow(after):
                yield event
            return
        current: TripRow | None = row
        while current and current.status == TripStatus.RUNNING:
            await asyncio.sleep(POLL_SECONDS)
            current = await self._store.get(row.id)
        status = current.status if current else "deleted"
        unknown: list[dict[str, Any]] = [{"seq": after + 1, "t": 0, "kind": "end", "status": status}]
        for event in (current.events if current else None) or unknown:
            if event["seq"] > after:
                yield event

    async def close(self) -> None:
        """At shutdown: stop all trips and keep them as interrupted."""
        running = [(live, live.task) for live in self._live.values() if live.task]
        for live, task in running:
            if not live.ending:
                task.cancel()
        if running:
            await asyncio.wait([task for _, task in running])

    async def _run(self, row: TripRow, request: TripRequest, live: LiveRun) -> None:
        status, values = TripStatus.FAILED, {"why": "internal error"}
        try:
            outcome = await plan_trip(
                request,
                self._graph,
                self._deps,
                _today(),
                lambda event: live.add(event.model_dump(mode="json")),
                session=row.session_key,
            )
            status, values = TripStatus(outcome.status), _kept(outcome)
        except asyncio.CancelledError:
            status = TripStatus.CANCELLED if live.cancelled_by_user else TripStatus.INTERRUPTED
            values = {"why": None}
        except Exception:
            log.exception("a trip failed for a reason that nobody foresaw")
        live.ending = True
        last = live.last(status)
        try:
            await self._keep(row.id, status, values | {"events": [*live.events, last]})
        finally:
            live.end(last)
            del self._live[row.id]

    async def _keep(self, trip_id: str, status: TripStatus, values: dict[str, Any]) -> None:
        for pause in KEEP_AGAIN_AFTER:
            await asyncio.sleep(pause)
            try:
                kept = await self._store.finish(trip_id, status, **values)
            except SQLAlchemyError:
                log.exception("a finished trip could not be kept")
                continue
            if not kept:
                log.warning("a trip that came to its end (%s) had been ended or deleted meanwhile", status)
            return
        log.error("a finished trip is lost: the database does not answer; it will be shown as interrupted")


def _kept(outcome: Outcome) -> dict[str, Any]:
    dump = outcome.model_dump(mode="json", exclude={"status", "model"})
    return {name: dump[name] for name in ("itinerary", "why", "field", "trace_id", "prompts", "usage", "elapsed_ms")}


def _today() -> date:
    return datetime.now(UTC).date()
