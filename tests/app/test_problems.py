from typing import Any

import httpx2
import pytest

from app.settings import Settings
from tests.app.conftest import TOKYO, Run


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"budget": "lots"}, "budget", "budget 'lots' is not understood; write"),
        ({"days": 0}, "days", "greater than or equal to 1 (got '0')"),
        ({"days": 22}, "days", "less than or equal to 21 (got '22')"),
        ({"destination": ""}, "destination", "at least 2 characters"),
        ({"destination_id": "atlantis"}, "destination_id", "unknown destination 'atlantis'; allowed: the id of"),
        ({"passport": "Atlantis"}, "passport", "passport country 'Atlantis' is not known"),
        ({"start": "2020-01-01"}, "start", "start 2020-01-01 is out of range; allowed: "),
        ({"start": "soon"}, "start", "(got 'soon')"),
        ({"start": "2027-01-01", "end": "2027-03-01", "days": None}, "", "is 60 days; allowed: 1 to 21"),
        ({"interests": ["golf"]}, "interests.0", "'food', 'culture'"),
        ({"party": {"adults": 0}}, "party", "at least one adult or senior"),
        ({"party": {"adults": 13}}, "party.adults", "less than or equal to 12"),
        ({"budget": "100 XAF"}, "budget", "currency 'XAF' has no exchange rate here; allowed: AUD"),
        ({"notes": "x" * 1001}, "notes", "at most 1000 characters"),
        ({"colour": "red"}, "colour", "Extra inputs are not permitted"),
        ({"session_id": "guess"}, "session_id", "String should match pattern"),
    ],
)
async def test_a_wrong_field_is_named_with_its_value_and_what_is_allowed(
    client: httpx2.AsyncClient, change: dict[str, Any], field: str, says: str
) -> None:
    answer = await client.post("/api/trips", json=TOKYO | change)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    errors = answer.json()["errors"]
    assert [error["field"] for error in errors] == [field]
    assert says in errors[0]["message"]


@pytest.mark.parametrize(
    ("change", "type"), [({"days": 0}, "about:blank"), ({"start": "2020-01-01"}, "urn:triplab:refused")]
)
async def test_a_form_that_does_not_validate_is_told_from_a_trip_that_is_refused(
    client: httpx2.AsyncClient, change: dict[str, Any], type: str
) -> None:
    assert (await client.post("/api/trips", json=TOKYO | change)).json()["type"] == type


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/trips/" + "x" * 22, 404),
        ("GET", "/api/trips/short", 422),
        ("GET", "/nowhere", 404),
        ("PUT", "/api/trips", 405),
        ("GET", "/api/trips/" + "x" * 22 + "/events", 404),
        ("POST", "/api/trips/" + "x" * 22 + "/cancel", 404),
        ("POST", "/api/trips/" + "x" * 22 + "/rerun", 404),
    ],
)
async def test_every_error_is_a_problem(client: httpx2.AsyncClient, method: str, path: str, status: int) -> None:
    answer = await client.request(method, path)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


@pytest.mark.parametrize("body", [b"{", b"", b"[]", b'"Tokyo"', b"\xff\xfe", b'{"destination": NaN}'])
async def test_a_body_that_is_not_a_request_is_refused(client: httpx2.AsyncClient, body: bytes) -> None:
    answer = await client.post("/api/trips", content=body, headers={"content-type": "application/json"})

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_body_over_the_limit_is_refused(client: httpx2.AsyncClient) -> None:
    answer = await client.post("/api/trips", json=TOKYO | {"notes": "x" * 70_000})

    assert answer.status_code == 413
    assert answer.json()["detail"] == "The body is too large; allowed: 65536 bytes."


async def test_a_client_that_asks_too_often_is_told_when_to_come_back(settings: Settings, run: Run) -> None:
    async with run(settings.model_copy(update={"rate": "2/minute"})) as client:
        answers = [await client.post("/api/trips", json=TOKYO) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert 1 <= int(answers[2].headers["retry-after"]) <= 60
    assert "allowed: 2 per 1 minute" in answers[2].json()["detail"]


async def test_trips_in_flight_are_limited(settings: Settings, run: Run) -> None:
    busy = settings.model_copy(update={"max_in_flight": 2, "rehearsal_latency": 30.0})
    async with run(busy) as client:
        answers = [await client.post("/api/trips", json=TOKYO) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert answers[2].json()["detail"] == "2 trips are being planned; allowed: 2"
    assert answers[2].headers["retry-after"] == "5"


async def test_another_host_name_is_not_answered(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/healthz", headers={"host": "evil.example"})).status_code == 400


async def test_pages_allow_nothing_but_our_own_files(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/")

    assert answer.status_code == 200
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
