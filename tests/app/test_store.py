import asyncio
from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from agents.request import TripRequest
from agents.run import session_digest
from app.settings import Settings
from app.store.database import DatabaseError, open_database
from app.store.tables import TripRow, TripStatus
from app.store.trips import TripStore
from tests.app.conftest import SESSION, TOKYO, Run

REQUEST = TripRequest.model_validate(TOKYO)
LONG = timedelta(hours=1)


@pytest.fixture
async def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'trips.db'}"


@pytest.fixture
async def store(url: str) -> AsyncGenerator[TripStore]:
    engine = await open_database(url)
    yield TripStore(engine, "main")
    await engine.dispose()


async def test_two_hundred_writers_at_once_all_get_through(store: TripStore) -> None:
    async def one() -> TripRow:
        row = await store.add(REQUEST, None, "m", LONG)
        assert await store.finish(row.id, TripStatus.DONE, why="x" * 20_000)
        return row

    rows = await asyncio.gather(*(one() for _ in range(200)))

    assert len({row.id for row in rows}) == 200
    found = [await store.get(row.id) for row in rows]
    assert {row.status for row in found if row} == {"done"}


async def test_a_trip_ends_once(store: TripStore) -> None:
    row = await store.add(REQUEST, None, "m", LONG)

    assert await store.finish(row.id, TripStatus.CANCELLED)
    assert not await store.finish(row.id, TripStatus.DONE)
    assert (await store.get(row.id) or row).status == "cancelled"


async def test_the_secret_of_a_session_is_not_kept(store: TripStore) -> None:
    row = await store.add(REQUEST.model_copy(update={"session_id": SESSION}), session_digest(SESSION), "m", LONG)

    assert SESSION not in str(vars(await store.get(row.id)))
    assert [one.id for one in await store.of_session(SESSION)] == [row.id]


async def test_only_what_this_worker_or_nobody_runs_is_marked_as_interrupted(url: str) -> None:
    engine = await open_database(url)
    mine, other = TripStore(engine, "main"), TripStore(engine, "other")
    left = await mine.add(REQUEST, None, "m", LONG)
    running = await other.add(REQUEST, None, "m", LONG)
    abandoned = await other.add(REQUEST, None, "m", timedelta(seconds=-1))

    assert await mine.mark_interrupted() == 2
    statuses = [(await mine.get(row.id) or row).status for row in (left, running, abandoned)]
    await engine.dispose()

    assert statuses == ["interrupted", "running", "interrupted"]


async def test_a_trip_past_its_lease_is_shown_as_interrupted(store: TripStore) -> None:
    row = await store.add(REQUEST, None, "m", timedelta(seconds=-1))

    assert (await store.get(row.id) or row).status == "interrupted"


async def test_a_database_is_migrated_once_and_opened_again(url: str) -> None:
    first = await open_database(url)
    row = await TripStore(first, "main").add(REQUEST, None, "m", LONG)
    await first.dispose()

    second = await open_database(url)
    found = await TripStore(second, "main").get(row.id)
    await second.dispose()

    assert found
    assert found.request["destination"] == "Tokyo"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite+aiosqlite:////proc/nowhere/x.db", "cannot open the database sqlite+aiosqlite:////proc/nowhere/x.db: "),
        ("nonsense", "cannot open the database nonsense: Could not parse"),
    ],
)
async def test_a_database_that_cannot_be_opened_is_named(url: str, says: str) -> None:
    with pytest.raises(DatabaseError) as failed:
        await open_database(url)

    assert str(failed.value).startswith(says)


async def test_a_database_that_fails_is_a_503(settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> None:
        raise SQLAlchemyError("gone")

    async with run(settings) as client:
        monkeypatch.setattr(TripStore, "add", fail)
        monkeypatch.setattr(TripStore, "get", fail)
        taken = await client.post("/api/trips", json=TOKYO)
        ready = await client.get("/readyz")

    assert (taken.status_code, ready.status_code) == (503, 503)
    assert taken.json()["detail"] == "The database does not answer."
    assert taken.headers["retry-after"] == "5"


async def test_what_was_asked_is_read_newest_first_without_who_asked(store: TripStore) -> None:
    first = await store.add(REQUEST, session_digest(SESSION), "m", LONG)
    await store.add(REQUEST.model_copy(update={"days": 3}), None, "m", LONG, parent=first, change="Make day 2 lighter")
    asked = await store.asked(10)
    assert [(one.request["days"], one.refines) for one in asked] == [(3, True), (7, False)]
    assert all(one.created_at.tzinfo for one in asked)
    assert len(await store.asked(1)) == 1
    assert await store.count() == 2


async def test_trips_that_exist_are_told_from_others(store: TripStore) -> None:
    row = await store.add(REQUEST, None, "m", LONG)
    assert await store.existing([row.id, "gone"]) == {row.id}
    assert await store.existing([]) == set()
