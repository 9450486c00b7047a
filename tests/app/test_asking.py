"""A trip that is unclear waits for an answer, and goes on in the same run and trace; a restart loses nothing."""

import asyncio
import sqlite3
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx2
import pytest

from app.settings import Settings
from tests.app.conftest import SESSION, Run, finished
from tests.app.test_trips import events_of

SPRINGFIELD: dict[str, Any] = {"destination": "Springfield", "days": 2, "session_id": SESSION}


async def asked(client: httpx2.AsyncClient, form: dict[str, Any] = SPRINGFIELD) -> dict[str, Any]:
    return await finished(client, (await client.post("/api/trips", json=form)).json())


async def answered(client: httpx2.AsyncClient, trip: dict[str, Any], **answer: str) -> httpx2.Response:
    return await client.post(f"/api/trips/{trip['id']}/answer", json=answer)


async def test_a_question_waits_and_its_answer_is_planned(client: httpx2.AsyncClient) -> None:
    trip = await asked(client)
    assert (trip["status"], trip["itinerary"], trip["error"]) == ("waiting", None, None)
    assert trip["question"]["text"] == "Which “Springfield” do you mean?"
    assert trip["events"][-1]["kind"] == "question"

    taken = await answered(client, trip, choice="3")

    assert taken.status_code == 202
    assert taken.json()["status"] in ("running", "done")
    done = await finished(client, trip)
    assert (done["status"], done["question"]) == ("done", None)
    assert done["request"]["destination"] == "Springfield, Illinois, United States"
    assert done["itinerary"]["assumptions"][0] == (
        "Asked “Which “Springfield” do you mean?” you said: Springfield, Illinois, United States."
    )


async def test_events_go_on_where_they_stopped(client: httpx2.AsyncClient) -> None:
    trip = await asked(client)
    before = len(trip["events"])
    await answered(client, trip, choice="1")

    rest = events_of((await client.get(f"/api/trips/{trip['id']}/events", headers={"Last-Event-ID": str(before)})).text)

    assert [event["seq"] for event in rest] == list(range(before + 1, before + 1 + len(rest)))
    assert rest[-1]["kind"] == "end"
    assert (await finished(client, trip))["events"][:before] == trip["events"]


async def test_one_question_after_another(client: httpx2.AsyncClient) -> None:
    trip = await asked(client, SPRINGFIELD | {"days": 3, "start": "2027-05-01", "end": "2027-05-12"})
    await answered(client, trip, text="Mordor")
    trip = await finished(client, trip)
    assert trip["question"]["code"] == "unknown_destination"
    await answered(client, trip, text="Lisbon")
    trip = await finished(client, trip)
    assert trip["question"]["code"] == "which_length"
    await answered(client, trip, choice="days")
    done = await finished(client, trip)
    assert done["status"] == "done"
    assert (done["itinerary"]["destination"]["id"], len(done["itinerary"]["days"])) == ("lisbon", 3)
    assert len([line for line in done["itinerary"]["assumptions"] if line.startswith("Asked")]) == 3


async def test_a_restart_between_question_and_answer_loses_nothing(settings: Settings, run: Run) -> None:
    async with run(settings) as client:
        trip = await asked(client)
    async with run(settings) as client:
        found = (await client.get(f"/api/trips/{trip['id']}")).json()
        assert found == trip
        assert (await answered(client, trip, choice="2")).status_code == 202
        done = await finished(client, trip)
    assert (done["status"], done["request"]["destination"]) == ("done", "Springfield, Massachusetts, United States")


async def test_of_two_answers_at_once_one_is_taken(client: httpx2.AsyncClient) -> None:
    trip = await asked(client)
    both = await asyncio.gather(answered(client, trip, choice="1"), answered(client, trip, choice="2"))
    assert sorted(answer.status_code for answer in both) == [202, 409]
    assert (await finished(client, trip))["status"] == "done"


async def test_wrong_answers_are_explained_and_the_trip_goes_on_waiting(client: httpx2.AsyncClient) -> None:
    trip = await asked(client)
    for answer, says in (
        ({"choice": "9"}, "allowed: 1, 2, 3"),
        ({}, "the answer is empty"),
        ({"text": "x"}, "not understood"),
    ):
        refused = await answered(client, trip, **answer)
        assert refused.status_code == 422
        assert says in refused.json()["detail"]
    assert (await client.get(f"/api/trips/{trip['id']}")).json()["status"] == "waiting"


async def test_an_answer_to_another_question_is_not_taken(client: httpx2.AsyncClient) -> None:
    trip = await asked(client)
    late = await answered(client, trip, question="unknown_destination", choice="1")
    assert late.status_code == 409
    assert "asks 'which_destination' now, not 'unknown_destination'" in late.json()["detail"]
    assert (await answered(client, trip, question="which_destination", choice="1")).status_code == 202
    await finished(client, trip)


async def test_what_does_not_wait_takes_no_answer(client: httpx2.AsyncClient) -> None:
    trip = await asked(client, SPRINGFIELD | {"destination": "Tokyo"})
    assert trip["status"] == "done"
    refused = await answered(client, trip, choice="1")
    assert refused.status_code == 409
    assert "waits for no answer; it is done" in refused.json()["detail"]


async def test_a_waiting_trip_can_be_cancelled_and_deleted(client: httpx2.AsyncClient) -> None:
    trip = await asked(client)
    cancelled = (await client.post(f"/api/trips/{trip['id']}/cancel")).json()
    assert cancelled["status"] == "cancelled"
    assert (await answered(client, trip, choice="1")).status_code == 409
    assert (await client.delete(f"/api/trips/{trip['id']}")).status_code == 204


async def test_the_checkpoint_is_gone_after_the_trip(settings: Settings, run: Run) -> None:
    async with run(settings) as client:
        trip = await asked(client)
        kept = (settings.home / "checkpoints.db").read_bytes() + (settings.home / "checkpoints.db-wal").read_bytes()
        assert trip["id"].encode() in kept
        assert SESSION.encode() not in kept
        await answered(client, trip, choice="1")
        await finished(client, trip)
    with sqlite3.connect(settings.home / "checkpoints.db") as db:
        assert db.execute("SELECT count(*) FROM checkpoints").fetchone() == (0,)


async def test_a_late_answer_makes_no_plan_for_the_past(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = datetime.now(UTC).date() + timedelta(days=150)
    soon = str(late - timedelta(days=100))
    open_dates, fixed = await asked(client), await asked(client, SPRINGFIELD | {"start": soon})
    monkeypatch.setattr("app.planner._today", lambda: late)

    await answered(client, open_dates, choice="1")
    refused = await answered(client, fixed, choice="1")

    assert date.fromisoformat((await finished(client, open_dates))["itinerary"]["start"]) > late
    assert refused.status_code == 422
    assert f"start {soon} is out of range; allowed: {late}" in refused.json()["detail"]
