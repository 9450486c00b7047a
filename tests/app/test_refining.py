"""Follow-ups over the API: another version, the earlier ones stay readable."""

from typing import Any

import httpx2
import pytest

from tests.app.conftest import SESSION, finished

LISBON: dict[str, Any] = {"destination": "Lisbon", "days": 3, "interests": ["history"], "session_id": SESSION}


async def planned(client: httpx2.AsyncClient) -> dict[str, Any]:
    return await finished(client, (await client.post("/api/trips", json=LISBON)).json())


async def refined(client: httpx2.AsyncClient, trip: dict[str, Any], text: str) -> dict[str, Any]:
    taken = await client.post(f"/api/trips/{trip['id']}/refine", json={"text": text})
    assert taken.status_code == 202
    assert taken.headers["location"] == f"/api/trips/{taken.json()['id']}"
    return await finished(client, taken.json())


async def test_a_follow_up_is_another_version(client: httpx2.AsyncClient) -> None:
    first = await planned(client)
    second = await refined(client, first, "Make day 2 lighter")
    third = await refined(client, second, "we are vegetarian")
    assert [trip["version"] for trip in (first, second, third)] == [1, 2, 3]
    assert third["change"] == "we are vegetarian"
    assert third["request"]["party"]["diets"] == ["vegetarian"]
    assert [(found["version"], found["change"]) for found in third["versions"]] == [
        (1, None), (2, "Make day 2 lighter"), (3, "we are vegetarian"),
    ]  # fmt: skip
    again = (await client.get(f"/api/trips/{first['id']}")).json()
    assert again["itinerary"] == first["itinerary"]
    assert [found["id"] for found in again["versions"]] == [first["id"], second["id"], third["id"]]


async def test_every_version_has_a_number_of_its_own(client: httpx2.AsyncClient) -> None:
    first = await planned(client)
    await refined(client, first, "Make day 2 lighter")
    await refined(client, first, "sing a song")
    again = await refined(client, first, "we are vegetarian")
    assert [(found["version"], found["change"]) for found in again["versions"]] == [
        (1, None), (2, "Make day 2 lighter"), (3, "we are vegetarian"),
    ]  # fmt: skip


async def test_all_versions_belong_to_the_session(client: httpx2.AsyncClient) -> None:
    second = await refined(client, await planned(client), "Make day 2 lighter")
    listed = (await client.get("/api/trips", headers={"X-Session-Id": SESSION})).json()
    assert listed[0]["id"] == second["id"]
    assert [trip["change"] for trip in listed] == ["Make day 2 lighter", None]


async def test_what_is_not_understood_leaves_the_plan(client: httpx2.AsyncClient) -> None:
    first = await planned(client)
    refused = await refined(client, first, "sing a song")
    assert (refused["status"], refused["itinerary"]) == ("refused", None)
    assert refused["error"]["title"] == "The plan was not changed"
    assert "You can ask for a lighter or fuller day" in refused["error"]["detail"]
    assert [found["id"] for found in refused["versions"]] == [first["id"]]


@pytest.mark.parametrize("text", ["", " x ", "x" * 301])
async def test_a_change_has_a_length(client: httpx2.AsyncClient, text: str) -> None:
    first = await planned(client)
    refused = await client.post(f"/api/trips/{first['id']}/refine", json={"text": text})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "text"


async def test_only_a_plan_can_be_changed(client: httpx2.AsyncClient) -> None:
    waiting = await finished(client, (await client.post("/api/trips", json=LISBON | {"destination": "Mordor"})).json())
    refused = await client.post(f"/api/trips/{waiting['id']}/refine", json={"text": "Make day 2 lighter"})
    assert refused.status_code == 409
    assert "has no plan to change; it is waiting" in refused.json()["detail"]
