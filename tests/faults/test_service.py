"""The same faults as a client of the service sees them: never an HTTP 500, always an end."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path
from time import perf_counter
from typing import Any

import httpx2
import pytest

from app.service import create_app
from app.settings import Settings
from tests.faults.support import CALL_SECONDS, KEY, LIMITS, PATIENCE, request
from tests.standin import StandIn, Trouble, serve

Json = dict[str, Any]


@contextlib.asynccontextmanager
async def service(stand_in: StandIn, home: Path, **more: Any) -> AsyncGenerator[httpx2.AsyncClient]:
    """A client of a service whose model is the stand-in."""
    limits: Json = {"deadline": LIMITS.deadline, "agent_timeout": LIMITS.agent_timeout, "call_timeout": CALL_SECONDS}
    with serve(stand_in) as url:
        own: Json = {"openai_base_url": f"{url}/v1", "openai_api_key": KEY, "phoenix": "off", "home": home}
        settings = Settings(**(limits | own | more))
        app = create_app(settings)
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        async with (
            app.router.lifespan_context(app),
            httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client,
        ):
            yield client


async def create(client: httpx2.AsyncClient) -> str:
    """Ask for the trip; its address."""
    answer = await client.post("/api/trips", json=request().model_dump(mode="json", exclude_none=True))
    assert answer.status_code == 202, answer.text
    return answer.headers["location"]


async def follow(client: httpx2.AsyncClient, trip: str) -> Json:
    """The trip when it has ended; nothing on the way fails or holds the key."""
    events = await client.get(f"{trip}/events")
    assert events.status_code == 200
    answer = await client.get(trip)
    assert answer.status_code == 200
    assert KEY not in events.text + answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (Trouble("unauthorised"), "refused the key"),
        (Trouble("server_error"), "HTTP 500"),
        (Trouble("stall"), "in time"),
        (Trouble("not_json"), "not the JSON"),
    ],
    ids=lambda value: value.fault if isinstance(value, Trouble) else "",
)
async def test_a_fault_of_all_ends_in_a_failed_trip(trouble: Trouble, reason: str, tmp_path: Path) -> None:
    async with service(StandIn(trouble=trouble), tmp_path) as client:
        start = perf_counter()
        trip = await follow(client, await create(client))
        assert perf_counter() - start <= PATIENCE
    assert trip["status"] == "failed"
    assert trip["itinerary"] is None
    assert reason in trip["error"]["detail"]


@pytest.mark.parametrize("name", ["unauthorised", "stall", "cut_connection", "not_json", "unknown_tool"])
async def test_a_fault_of_one_agent_ends_in_a_plan_without_its_part(name: str, tmp_path: Path) -> None:
    async with service(StandIn(trouble=Trouble(name, ["research"])), tmp_path) as client:
        start = perf_counter()
        trip = await follow(client, await create(client))
        assert perf_counter() - start <= PATIENCE
    assert trip["status"] == "done"
    assert {missing["part"].partition(":")[0] for missing in trip["itinerary"]["missing"]} == {"research"}
    assert len(trip["itinerary"]["days"]) == 7


async def test_a_passing_fault_ends_in_a_complete_plan(tmp_path: Path) -> None:
    async with service(StandIn(trouble=Trouble("rate_limited", times=1)), tmp_path) as client:
        trip = await follow(client, await create(client))
    assert trip["status"] == "done"
    assert trip["itinerary"]["missing"] == []
    assert [found for found in trip["itinerary"]["violations"] if found["severity"] == "hard"] == []


@pytest.mark.parametrize("how", ["cancel", "delete", "shutdown"])
async def test_a_stopped_trip_stops_its_calls(how: str, tmp_path: Path) -> None:
    stand_in = StandIn(trouble=Trouble("stall"))
    async with service(stand_in, tmp_path, deadline=60, agent_timeout=40, call_timeout=30) as client:
        trip = await create(client)
        assert await asyncio.to_thread(stand_in.wait_for, lambda seen: seen.in_flight == 3)
        if how == "cancel":
            assert (await client.post(f"{trip}/cancel")).json()["status"] == "cancelled"
        elif how == "delete":
            assert (await client.delete(trip)).status_code == 204
            assert (await client.get(trip)).status_code == 404
        if how != "shutdown":
            assert await asyncio.to_thread(stand_in.wait_for, lambda seen: seen.in_flight == 0)
    assert stand_in.wait_for(lambda seen: seen.in_flight == 0)
    assert stand_in.aborted == 3
    assert stand_in.calls.total() == 3
