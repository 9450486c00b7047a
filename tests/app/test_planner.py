"""What must hold when trips end while something else happens to them."""

import asyncio
import sqlite3
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from app.service import create_app
from app.settings import Settings
from app.store.tables import TripStatus
from app.store.trips import TripStore
from tests.app.conftest import TOKYO, Run, client_of, finished
from tests.app.test_asking import SPRINGFIELD


class Gate:
    """Holds back the writing of ends, or what else the store does by `name`, until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str = "finish") -> None:
        self.reached, self.opened = asyncio.Event(), asyncio.Event()
        keep = getattr(TripStore, name)

        async def late(store: TripStore, *given: Any, **values: Any) -> bool:
            self.reached.set()
            await self.opened.wait()
            return await keep(store, *given, **values)

        monkeypatch.setattr(TripStore, name, late)


async def test_a_plan_that_is_being_kept_is_not_lost_at_shutdown(
    settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, gate = create_app(settings), Gate(monkeypatch)
    async with app.router.lifespan_context(app), client_of(app) as client:
        trip = (await client.post("/api/trips", json=TOKYO)).json()
        await gate.reached.wait()
        asyncio.get_running_loop().call_later(0.05, gate.opened.set)

    async with run(settings) as client:
        assert (await client.get(f"/api/trips/{trip['id']}")).json()["status"] == "done"


async def test_a_second_cancel_waits_for_the_first(
    settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    async with run(settings.model_copy(update={"rehearsal_latency": 30.0})) as client:
        trip = (await client.post("/api/trips", json=TOKYO)).json()
        first = asyncio.create_task(client.post(f"/api/trips/{trip['id']}/cancel"))
        await gate.reached.wait()
        second = asyncio.create_task(client.post(f"/api/trips/{trip['id']}/cancel"))
        asyncio.get_running_loop().call_later(0.05, gate.opened.set)
        answers = await asyncio.gather(first, second)

    assert [answer.json()["status"] for answer in answers] == ["cancelled", "cancelled"]


async def test_a_second_service_leaves_the_trips_of_the_first_alone(settings: Settings, run: Run) -> None:
    slow = settings.model_copy(update={"rehearsal_latency": 0.2})
    async with run(slow) as first:
        trip = (await first.post("/api/trips", json=TOKYO)).json()
        async with run(slow.model_copy(update={"port": settings.port + 1})):
            pass
        assert (await finished(first, trip))["status"] == "done"


async def test_a_trip_of_another_process_is_cancelled_in_the_store(settings: Settings, run: Run) -> None:
    slow = settings.model_copy(update={"rehearsal_latency": 30.0})
    async with run(slow) as first, run(slow.model_copy(update={"port": settings.port + 1})) as second:
        trip = (await first.post("/api/trips", json=TOKYO)).json()
        assert (await second.post(f"/api/trips/{trip['id']}/cancel")).json()["status"] == "cancelled"


async def test_a_stream_past_the_end_of_an_ended_trip_is_empty_for_good(settings: Settings, run: Run) -> None:
    async with run(settings) as client:
        trip = await finished(client, (await client.post("/api/trips", json=TOKYO)).json())
        url, last = f"/api/trips/{trip['id']}/events", str(len(trip["events"]))
        assert (await client.get(url, headers={"Last-Event-ID": last})).status_code == 204


async def test_a_plan_is_kept_although_the_database_fails_once(
    settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, tries = TripStore.finish, list[str]()

    async def finish(store: TripStore, trip_id: str, status: TripStatus, **values: Any) -> bool:
        tries.append(trip_id)
        if len(tries) == 1:
            raise OperationalError("UPDATE", {}, Exception("database is locked"))
        return await keep(store, trip_id, status, **values)

    monkeypatch.setattr(TripStore, "finish", finish)
    monkeypatch.setattr("app.planner.KEEP_AGAIN_AFTER", (0.0, 0.0))
    async with run(settings) as client:
        trip = await finished(client, (await client.post("/api/trips", json=TOKYO)).json())

    assert trip["status"] == "done"
    assert len(tries) == 2


async def test_a_trip_that_comes_to_a_question_while_it_is_cancelled_is_cancelled(
    settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, "pause")
    async with run(settings) as client:
        trip = (await client.post("/api/trips", json=SPRINGFIELD)).json()
        await gate.reached.wait()
        asyncio.get_running_loop().call_later(0.05, gate.opened.set)
        cancelled = (await client.post(f"/api/trips/{trip['id']}/cancel")).json()

    assert (cancelled["status"], cancelled["question"]) == ("cancelled", None)
    assert checkpoints(settings) == 0


async def test_an_answer_in_the_moment_of_the_question_is_followed_to_the_end(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, pause, taken = create_app(settings), TripStore.pause, list[int]()

    async def answered_at_once(store: TripStore, trip_id: str, **values: Any) -> bool:
        kept = await pause(store, trip_id, **values)
        taken.append((await client.post(f"/api/trips/{trip_id}/answer", json={"choice": "1"})).status_code)
        return kept

    monkeypatch.setattr(TripStore, "pause", answered_at_once)
    async with app.router.lifespan_context(app), client_of(app) as client:
        trip = (await client.post("/api/trips", json=SPRINGFIELD)).json()
        await finished(client, trip)
        assert taken == [202]
        assert app.state.services.planner.in_flight == 1
        done = await finished(client, trip)

    assert done["status"] == "done"
    assert [event["seq"] for event in done["events"]] == list(range(1, len(done["events"]) + 1))


async def test_a_deleted_trip_leaves_no_checkpoint_although_a_process_was_killed(settings: Settings, run: Run) -> None:
    async with run(settings) as client:
        trip = await finished(client, (await client.post("/api/trips", json=SPRINGFIELD)).json())
    with sqlite3.connect(settings.home / "triplab.db") as db:
        db.execute("UPDATE trips SET status = 'running'")
    async with run(settings) as client:
        assert (await client.get(f"/api/trips/{trip['id']}")).json()["status"] == "interrupted"
        assert (await client.delete(f"/api/trips/{trip['id']}")).status_code == 204
    assert checkpoints(settings) == 0


def checkpoints(settings: Settings) -> int:
    with sqlite3.connect(settings.home / "checkpoints.db") as db:
        return db.execute("SELECT count(*) FROM checkpoints").fetchone()[0]
