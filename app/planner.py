"""Trips as the service handles them: accepted, run in the background, kept, followed, cancelled."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from sqlalchemy.exc import SQLAlchemyError

from agents.deps import Deps
from agents.graph import build_graph
from agents.itinerary import Itinerary
from agents.questions.registry import Answer, Question, next_question
from agents.refine_node import Follow, pinned
from agents.request import TripRequest
from agents.run import Outcome, Thread, TraceRef, plan_trip, session_digest
from agents.trip import refuse_what_no_answer_mends, resolve
from app.live import LiveRun
from app.store.tables import TripRow, TripStatus, utc
from app.store.trips import TripStore

GRACE = timedelta(seconds=10)
POLL_SECONDS = 1.0
KEEP_AGAIN_AFTER = (0.0, 0.5, 2.0)
"""Seconds before each try to keep a finished trip."""
RETRY_AFTER_SECONDS = 5

log = logging.getLogger(__name__)


class TooBusy(RuntimeError):
    """As many trips run as may; try again later."""


class NoPlan(RuntimeError):
    """The trip has no plan: it runs, waits, or came to nothing."""


class NotWaiting(RuntimeError):
    """The trip waits for no answer: it has none to give, or somebody else gave it."""


class Planner:
    """Runs trips. Nothing of it outlives the process: what must stay is in the store.

    Only a request that will be asked about runs on a graph with a checkpointer, since writing checkpoints costs time.
    """

    def __init__(
        self, deps: Deps, store: TripStore, checkpointer: BaseCheckpointSaver[str], max_in_flight: int
    ) -> None:
        self._deps, self._store, self._checkpointer = deps, store, checkpointer
        self._graph, self._asking = build_graph(deps), build_graph(deps, checkpointer)
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

    async def answer(self, row: TripRow, answer: Answer) -> TripRow:
        """Go on with a trip that waits for an answer, in the same run and trace.

        Raises:
            NotWaiting: the trip does not wait, or not any more.
            Refusal: the answer is none to its question.
            TooBusy: as many trips run as may.
        """
        if row.status != TripStatus.WAITING or row.question is None:
            raise NotWaiting(f"trip {row.id!r} waits for no answer; it is {row.status}")
        question = Question.model_validate(row.question)
        if answer.question not in (None, question.code):
            raise NotWaiting(f"trip {row.id!r} asks {question.code!r} now, not {answer.question!r}")
        request = question.answered(TripRequest.model_validate(row.request), answer)
        refuse_what_no_answer_mends(request, self._deps.data, _today())
        live = LiveRun(row.events or ())
        async with self._place(live):
            if not await self._store.resume(row.id, request, self._lease):
                raise NotWaiting(f"trip {row.id!r} has been answered already")
        trace = TraceRef(trace_id=row.trace_id, span_id=row.span_id) if row.trace_id and row.span_id else None
        self._go(row, request, live, Thread(row.id, answer, trace))
        return await self._store.get(row.id) or row

    async def refine(self, row: TripRow, change: str) -> TripRow:
        """Start a follow-up to a plan: another version of the trip, in the same session.

        Raises:
            NoPlan: the trip has no plan to change.
            Refusal: the trip can no longer be planned: its start has passed.
            TooBusy: as many trips run as may.
        """
        if row.itinerary is None:
            raise NoPlan(f"trip {row.id!r} has no plan to change; it is {row.status}")
        request = TripRequest.model_validate(row.request)
        follow = Follow(change=change, previous=Itinerary.model_validate(row.itinerary))
        resolve(pinned(request, follow.previous), self._deps.data, _today())
        live = LiveRun()
        async with self._place(live):
            new = await self._store.add(request, row.session_key, self._deps.model, self._lease, row, change)
        self._go(new, request, live, None, follow)
        return new

    async def _start(self, request: TripRequest, key: str | None) -> TripRow:
        data, today = self._deps.data, _today()
        refuse_what_no_answer_mends(request, data, today)
        asks = next_question(request, data, today) is not None
        if not asks:
            resolve(request, data, today)
        live = LiveRun()
        async with self._place(live):
            row = await self._store.add(request, key, self._deps.model, self._lease)
        self._go(row, request, live, Thread(row.id) if asks else None)
        return row

    @asynccontextmanager
    async def _place(self, live: LiveRun) -> AsyncGenerator[None]:
        """Count a trip as running while the store takes it."""
        if len(self._live) >= self._max_in_flight:
            raise TooBusy(f"{len(self._live)} trips are being planned; allowed: {self._max_in_flight}")
        placeholder = f"starting-{id(live)}"
        self._live[placeholder] = live
        try:
            yield
        finally:
            del self._live[placeholder]

    @property
    def _lease(self) -> timedelta:
        return timedelta(seconds=self._deps.limits.deadline) + GRACE

    def _go(
        self, row: TripRow, request: TripRequest, live: LiveRun, thread: Thread | None, follow: Follow | None = None
    ) -> None:
        self._live[row.id] = live
        live.task = asyncio.create_task(self._run(row, request, live, thread, follow), name=f"trip {row.id[:6]}")

    async def cancel(self, trip_id: str) -> None:
        """Stop a trip and its model calls; returns when that is kept. One that has ended stays as it is.

        A trip of another process is kept as cancelled at once; what that process still writes of it is dropped.
        """
        live = self._live.get(trip_id)
        if live and live.task:
            if not live.ending:
                live.cancelled_by_user = True
                live.task.cancel()
            await asyncio.wait([live.task])
        else:
            await self._store.finish(trip_id, TripStatus.CANCELLED)
        await self._store.give_up(trip_id)
        await self._checkpointer.adelete_thread(trip_id)

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

    async def _run(
        self, row: TripRow, request: TripRequest, live: LiveRun, thread: Thread | None, follow: Follow | None
    ) -> None:
        status, values = TripStatus.FAILED, {"why": "internal error"}
        end: dict[str, Any] = {"kind": "end"}
        try:
            outcome = await plan_trip(
                request,
                self._asking if thread else self._graph,
                self._deps,
                _today() if thread and thread.answer else utc(row.created_at).date(),
                lambda event: live.add(event.model_dump(mode="json")),
                session=row.session_key,
                thread=thread,
                follow=follow,
            )
            status, values = TripStatus(outcome.status), _kept(outcome)
            end = {"kind": "question", "question": values["question"]} if outcome.question else end
        except asyncio.CancelledError:
            status = TripStatus.CANCELLED if live.cancelled_by_user else TripStatus.INTERRUPTED
            values = {"why": None}
        except Exception:
            log.exception("a trip failed for a reason that nobody foresaw")
        live.ending = True
        last = live.last(end | {"status": status})
        try:
            await self._keep(row.id, status, values | {"events": [*live.events, last]})
            if thread and status != TripStatus.WAITING:
                await self._checkpointer.adelete_thread(thread.id)
        finally:
            live.end(last)
            if self._live.get(row.id) is live:  # an answer may have come as soon as the question was kept
                del self._live[row.id]

    async def _keep(self, trip_id: str, status: TripStatus, values: dict[str, Any]) -> None:
        for pause in KEEP_AGAIN_AFTER:
            await asyncio.sleep(pause)
            try:
                if status == TripStatus.WAITING:
                    kept = await self._store.pause(trip_id, **values)
                else:
                    kept = await self._store.finish(trip_id, status, **values)
            except SQLAlchemyError:
                log.exception("a finished trip could not be kept")
                continue
            if not kept:
                log.warning("a trip that came to its end (%s) had been ended or deleted meanwhile", status)
            return
        log.error("a finished trip is lost: the database does not answer; it will be shown as interrupted")


def _kept(outcome: Outcome) -> dict[str, Any]:
    names = ("request", "itinerary", "question", "why", "field", "prompts", "usage", "elapsed_ms")
    dump = outcome.model_dump(mode="json", include={*names})
    trace = {"trace_id": outcome.trace.trace_id, "span_id": outcome.trace.span_id} if outcome.trace else {}
    return dump | trace


def _today() -> date:
    return datetime.now(UTC).date()
