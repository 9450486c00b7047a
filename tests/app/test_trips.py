import json
from decimal import Decimal
from typing import Any

import httpx2
import pytest

from agents.itinerary import Itinerary
from app.settings import Settings
from tests.app.conftest import SESSION, TOKYO, Run, finished


def events_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line.removeprefix("data: ")) for line in text.splitlines() if line.startswith("data: ")]


async def test_a_trip_is_taken_at_once_and_planned_in_the_background(client: httpx2.AsyncClient) -> None:
    taken = await client.post("/api/trips", json=TOKYO)

    assert taken.status_code == 202
    assert taken.json()["status"] == "running"
    assert taken.headers["location"] == f"/api/trips/{taken.json()['id']}"
    trip = await finished(client, taken.json())
    plan = Itinerary.model_validate(trip["itinerary"])
    assert trip["status"] == "done"
    assert len(plan.days) == 7
    assert plan.ledger.total == sum(Decimal(line.amount) for line in plan.ledger.lines)
    assert plan.budget.verdict == "enough"
    assert [found for found in plan.violations if found.severity == "hard"] == []
    assert trip["model"] == {"name": "rehearsal-1", "rehearsal": True}
    assert trip["usage"]["calls"] == 7


async def test_events_tell_what_every_agent_and_tool_does_and_can_be_resumed(client: httpx2.AsyncClient) -> None:
    trip = (await client.post("/api/trips", json=TOKYO)).json()

    events = events_of((await client.get(f"/api/trips/{trip['id']}/events")).text)

    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    ended = [event["agent"] for event in events if event["kind"] == "agent" and event["state"] == "finished"]
    assert ended[0] == "intake"
    assert set(ended[1:4]) == {"research", "budget", "local"}
    assert ended[4:] == ["itinerary", "check"]
    assert {"get_costs", "search_places", "get_climate"} <= {e["tool"] for e in events if e["kind"] == "tool"}
    message = "".join(event["text"] for event in events if event["kind"] == "message")
    plan = (await client.get(f"/api/trips/{trip['id']}")).json()["itinerary"]
    assert message == plan["message"]
    assert events[-1] == {"seq": len(events), "t": events[-1]["t"], "kind": "end", "status": "done"}
    resumed = await client.get(f"/api/trips/{trip['id']}/events", headers={"Last-Event-ID": str(len(events) - 2)})
    assert events_of(resumed.text) == events[-2:]


async def test_cancel_stops_a_trip(settings: Settings, run: Run) -> None:
    async with run(settings.model_copy(update={"rehearsal_latency": 30.0})) as client:
        trip = (await client.post("/api/trips", json=TOKYO)).json()

        cancelled = (await client.post(f"/api/trips/{trip['id']}/cancel")).json()

        assert cancelled["status"] == "cancelled"
        assert cancelled["error"]["title"] == "Cancelled"
        assert (await client.get("/readyz")).json()["in_flight"] == 0
        again = (await client.post(f"/api/trips/{trip['id']}/cancel")).json()
        assert again["status"] == "cancelled"


async def test_a_trip_can_be_run_again(client: httpx2.AsyncClient) -> None:
    first = await finished(client, (await client.post("/api/trips", json=TOKYO | {"session_id": SESSION})).json())

    again = await client.post(f"/api/trips/{first['id']}/rerun")

    second = await finished(client, again.json())
    assert again.status_code == 202
    assert second["id"] != first["id"]
    assert second["itinerary"] == first["itinerary"]
    listed = (await client.get("/api/trips", headers={"X-Session-Id": SESSION})).json()
    assert [trip["id"] for trip in listed] == [second["id"], first["id"]]


async def test_a_session_sees_its_own_trips_only_and_its_id_is_shown_nowhere(client: httpx2.AsyncClient) -> None:
    taken = await client.post("/api/trips", json=TOKYO | {"session_id": SESSION})
    trip = await finished(client, taken.json())

    mine = (await client.get("/api/trips", headers={"X-Session-Id": SESSION})).json()
    other = (await client.get("/api/trips", headers={"X-Session-Id": "t" * 32})).json()

    assert [one["headline"] for one in mine] == [trip["itinerary"]["headline"]]
    assert other == []
    assert SESSION not in taken.text + json.dumps(trip)


@pytest.mark.parametrize("session", ["short", "", "x" * 65, "with spaces and more than 22"])
async def test_a_session_id_that_can_be_guessed_is_refused(client: httpx2.AsyncClient, session: str) -> None:
    assert (await client.get("/api/trips", headers={"X-Session-Id": session})).status_code == 422


async def test_a_deleted_trip_is_gone(client: httpx2.AsyncClient) -> None:
    trip = await finished(client, (await client.post("/api/trips", json=TOKYO)).json())

    assert (await client.delete(f"/api/trips/{trip['id']}")).status_code == 204
    assert (await client.get(f"/api/trips/{trip['id']}")).status_code == 404
    assert (await client.delete(f"/api/trips/{trip['id']}")).status_code == 404


async def test_a_running_trip_can_be_deleted(settings: Settings, run: Run) -> None:
    async with run(settings.model_copy(update={"rehearsal_latency": 30.0})) as client:
        trip = (await client.post("/api/trips", json=TOKYO)).json()

        assert (await client.delete(f"/api/trips/{trip['id']}")).status_code == 204
        assert (await client.get("/readyz")).json()["in_flight"] == 0


async def test_a_stopped_service_keeps_its_trips_as_interrupted(settings: Settings, run: Run) -> None:
    slow = settings.model_copy(update={"rehearsal_latency": 30.0})
    async with run(slow) as client:
        trip = (await client.post("/api/trips", json=TOKYO)).json()

    async with run(settings) as client:
        found = (await client.get(f"/api/trips/{trip['id']}")).json()
        again = await finished(client, (await client.post(f"/api/trips/{trip['id']}/rerun")).json())

    assert found["status"] == "interrupted"
    assert found["error"]["title"] == "Interrupted by a restart of the service"
    assert again["status"] == "done"
