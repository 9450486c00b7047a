"""Share links: made, opened, expired, revoked, and what their readers do not see."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from icalendar import Calendar

from agents.data.tables import TravelData
from agents.evidence import Fact
from agents.itinerary import Itinerary
from agents.request import TripRequest
from app.settings import Settings
from app.sharing import public
from app.store.database import open_database
from app.store.shares import ShareStore, TooManyLinks
from app.store.tables import TripStatus
from app.store.trips import TripStore
from tests.app.conftest import SESSION, TOKYO, Run, finished
from tests.app.test_exports import itinerary

NOTES = "Our silver wedding, please keep it a surprise for Nanette"
PRIVATE = TOKYO | {
    "passport": "DE",
    "origin": "Wuppertal, Germany",
    "notes": NOTES,
    "session_id": SESSION,
    "user_id": "walter@example.org",
    "party": {"adults": 2, "mobility": "reduced", "diets": ["kosher"]},
}
NOT_SHARED = (
    *("walter", "wuppertal", "germany", "passport", "nanette", "surprise", "mobility"),
    *("session", "trace", "events", "usage", "user_id"),
)
CLOSED = "There is no shared plan at this address: the link has expired, was revoked, or is not complete."


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncGenerator[tuple[TripStore, ShareStore]]:
    engine = await open_database(f"sqlite+aiosqlite:///{tmp_path / 'trips.db'}")
    yield TripStore(engine, "main"), ShareStore(engine)
    await engine.dispose()


async def planned(store: TripStore) -> str:
    row = await store.add(TripRequest.model_validate(TOKYO), None, "rehearsal-1", timedelta(hours=1))
    await store.finish(row.id, TripStatus.DONE, itinerary=itinerary().model_dump(mode="json"))
    return row.id


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def plan_of(client: httpx2.AsyncClient, form: dict[str, Any] = TOKYO) -> dict[str, Any]:
    return await finished(client, (await client.post("/api/trips", json=form)).json())


async def share(client: httpx2.AsyncClient, trip: dict[str, Any], **body: Any) -> dict[str, Any]:
    made = await client.post(f"/api/trips/{trip['id']}/shares", json=body)
    assert made.status_code == 201
    return made.json()


async def test_a_link_works_until_it_expires(stores: tuple[TripStore, ShareStore]) -> None:
    trips, shares = stores
    trip = await planned(trips)
    _, open_token = await shares.add(trip, timedelta(days=1))
    _, old_token = await shares.add(trip, timedelta(seconds=-1))

    opened = await shares.open(open_token)

    assert opened
    assert opened.trip.id == trip
    assert await shares.open(old_token) is None
    assert await shares.open("unknown") is None


async def test_the_token_is_not_kept(stores: tuple[TripStore, ShareStore], tmp_path: Path) -> None:
    trips, shares = stores
    row, token = await shares.add(await planned(trips), timedelta(days=1))

    assert len(token) == 22
    assert token not in str(vars(row))
    assert token.encode() not in everything_in(tmp_path)


async def test_a_revoked_link_is_closed_once_and_for_good(stores: tuple[TripStore, ShareStore]) -> None:
    trips, shares = stores
    trip, other = await planned(trips), await planned(trips)
    row, token = await shares.add(trip, timedelta(days=1))
    _, kept = await shares.add(trip, timedelta(days=1))

    assert not await shares.revoke(other, row.id)
    assert await shares.open(token)
    assert await shares.revoke(trip, row.id)
    first = {one.id: one.revoked_at for one in await shares.of_trip(trip)}[row.id]
    assert await shares.revoke(trip, row.id)

    assert await shares.open(token) is None
    assert await shares.open(kept)
    assert {one.id: one.revoked_at for one in await shares.of_trip(trip)}[row.id] == first


async def test_a_deleted_trip_takes_its_links_along(stores: tuple[TripStore, ShareStore]) -> None:
    trips, shares = stores
    trip = await planned(trips)
    _, token = await shares.add(trip, timedelta(days=1))

    assert await trips.delete(trip)

    assert await shares.open(token) is None
    assert await shares.of_trip(trip) == []


async def test_the_links_of_a_trip_are_limited(stores: tuple[TripStore, ShareStore]) -> None:
    trips, shares = stores
    trip = await planned(trips)
    for _ in range(100):
        await shares.add(trip, timedelta(days=1))

    with pytest.raises(TooManyLinks, match="this plan has had 100 links; allowed: 100"):
        await shares.add(trip, timedelta(days=1))


async def test_a_shared_plan_can_be_read_by_whoever_has_the_link(client: httpx2.AsyncClient) -> None:
    trip = await plan_of(client)

    made = await share(client, trip, days=7)

    assert made["url"] == f"/shared/{made['token']}"
    lasts = datetime.fromisoformat(made["expires_at"]) - datetime.now(UTC)
    assert timedelta(days=6, hours=23) < lasts <= timedelta(days=7)
    answer = await client.get(f"/api/shared/{made['token']}")
    shared = answer.json()
    assert set(shared) == {"request", "itinerary", "model", "expires_at"}
    assert shared["itinerary"] == trip["itinerary"]
    assert shared["model"] == {"name": "rehearsal-1", "rehearsal": True}
    assert shared["expires_at"] == made["expires_at"]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-robots-tag"] == "noindex"


async def test_nothing_private_is_shared(client: httpx2.AsyncClient) -> None:
    trip = await plan_of(client, PRIVATE)
    assert "passport of Germany" in str(trip["itinerary"])
    made = await share(client, trip)
    at = f"/api/shared/{made['token']}"

    answers = [await client.get(at + end) for end in ("", "/plan.md", "/calendar.ics")]

    for answer in answers:
        assert answer.status_code == 200
        text = answer.text.replace("\r\n ", "").casefold()
        for private in (trip["id"], SESSION, made["id"], made["token"], *NOT_SHARED):
            assert private.casefold() not in text, private
    shared = answers[0].json()
    assert "kosher" not in str(shared["request"])
    assert "notes" not in shared["request"]
    assert shared["request"]["party"] == {"adults": 2, "children": 0, "seniors": 0}
    for day, own in zip(shared["itinerary"]["days"], trip["itinerary"]["days"], strict=True):
        assert day | {"notes": []} == own | {"notes": []}
        assert day["notes"] == [note for note in own["notes"] if not note.startswith(("Easy", "Not step", "Step"))]
    assert "Easy pace" in str(trip["itinerary"]["days"])
    assert shared["itinerary"]["message"].startswith("7 days in Tokyo, ")
    journey = [line for line in shared["itinerary"]["ledger"]["lines"] if line["kind"] == "journey"]
    assert [line["basis"] for line in journey] == ["estimate by distance, not a quote"] * 2
    assert shared["itinerary"]["budget"]["total"] == trip["itinerary"]["budget"]["total"]
    assert shared["itinerary"]["ledger"]["by_day"] == trip["itinerary"]["ledger"]["by_day"]
    topics = [fact["topic"] for fact in trip["itinerary"]["facts"]]
    assert [fact["topic"] for fact in shared["itinerary"]["facts"]] == [name for name in topics if name != "visa"]


@pytest.mark.parametrize(
    ("passport", "origin", "text", "kept"),
    [
        ("DE", None, "Pack light. As a holder of a German passport you need nothing. Enjoy.", "Pack light. Enjoy."),
        ("Germany", None, "Plugs differ from Germany.\nBring coins.", "Bring coins."),
        (None, "lyon", "The flight from Lyon, or elsewhere in France, is long! Sleep.", "Sleep."),
        (None, "Nice", "A nice day.", "A nice day."),
        ("JP", "Osaka", "Welcome home to Japan. The train from Osaka is fast.", "Welcome home to Japan."),
        (None, "Tokyo", "Tokyo is large. No visa is needed.", "Tokyo is large."),
        (None, "(", "A day (or two).", "A day (or two)."),
    ],
)
def test_sentences_that_hold_for_one_reader_are_left_out(
    data: TravelData, passport: str | None, origin: str | None, text: str, kept: str
) -> None:
    request = TripRequest.model_validate(TOKYO | {"passport": passport, "origin": origin})
    plan = itinerary(headline=text, message=text, note=text)
    plan = plan.model_copy(update={"advice": [text, "No visa is needed."]})

    shared = public(plan, request, data)

    assert (shared.headline, shared.message, shared.days[0].title, shared.days[0].stops[0].note) == (kept,) * 4
    assert shared.facts[1] == Fact(topic="x", text=kept, evidence=None)
    assert shared.advice == [kept]


def test_a_headline_that_holds_for_one_reader_becomes_the_city(data: TravelData) -> None:
    plan = itinerary(headline="From Lyon to Tokyo", note="Visa day")

    shared = public(plan, TripRequest.model_validate(TOKYO | {"origin": "Lyon"}), data)

    assert (shared.headline, shared.days[0].title) == ("Tokyo", "Tokyo")
    assert isinstance(Itinerary.model_validate_json(shared.model_dump_json()), Itinerary)


async def test_links_are_listed_without_their_tokens_and_revoked(client: httpx2.AsyncClient) -> None:
    trip = await plan_of(client)
    first, second = await share(client, trip), await share(client, trip, days=90)

    listed = await client.get(f"/api/trips/{trip['id']}/shares")
    revoked = await client.delete(f"/api/trips/{trip['id']}/shares/{first['id']}")

    assert [one["id"] for one in listed.json()] == [second["id"], first["id"]]
    assert set(listed.json()[0]) == {"id", "created_at", "expires_at", "revoked"}
    assert revoked.status_code == 204
    after = (await client.get(f"/api/trips/{trip['id']}/shares")).json()
    assert [one["revoked"] for one in after] == [False, True]
    assert (await client.get(f"/api/shared/{first['token']}")).status_code == 404
    assert (await client.get(f"/api/shared/{second['token']}")).status_code == 200


@pytest.mark.parametrize("end", ["", "/calendar.ics", "/plan.md"])
async def test_unknown_expired_and_revoked_links_are_told_apart_by_nobody(client: httpx2.AsyncClient, end: str) -> None:
    trip = await plan_of(client)
    revoked, gone = await share(client, trip), await plan_of(client)
    await client.delete(f"/api/trips/{trip['id']}/shares/{revoked['id']}")
    deleted = await share(client, gone)
    await client.delete(f"/api/trips/{gone['id']}")

    answers = [
        await client.get(f"/api/shared/{token}{end}")
        for token in (revoked["token"], deleted["token"], "x" * 22, "short", "%F0%9F%8D%9C", "a" * 500)
    ]

    assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[0].text)}
    assert answers[0].json()["detail"] == CLOSED
    assert answers[0].headers["content-type"] == "application/problem+json"


async def test_the_shared_calendar_names_the_same_events(client: httpx2.AsyncClient) -> None:
    trip = await plan_of(client)
    made = await share(client, trip)

    own, shared = [
        await client.get(f"{at}/calendar.ics") for at in (f"/api/trips/{trip['id']}", f"/api/shared/{made['token']}")
    ]

    assert [event["UID"] for event in Calendar.from_ical(shared.content).events] == [
        event["UID"] for event in Calendar.from_ical(own.content).events
    ]


async def test_versions_share_their_events_and_keep_their_history_to_themselves(client: httpx2.AsyncClient) -> None:
    first = await plan_of(client)
    asked = await client.post(f"/api/trips/{first['id']}/refine", json={"text": "Make day 2 lighter"})
    second = await finished(client, asked.json())
    assert second["itinerary"]["revision"]["asked"] == "Make day 2 lighter"

    before, after = [
        {str(event["UID"]) for event in Calendar.from_ical(answer.content).events}
        for trip in (first, second)
        if (answer := await client.get(f"/api/trips/{trip['id']}/calendar.ics"))
    ]
    shared = await client.get(f"/api/shared/{(await share(client, second))['token']}")

    assert after < before
    assert shared.json()["itinerary"]["revision"] is None
    assert "Make day 2 lighter" not in shared.text
    assert first["id"] not in shared.text


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"days": 0}, "days: Input should be greater than or equal to 1 (got '0')"),
        ({"days": 91}, "days: Input should be less than or equal to 90 (got '91')"),
        ({"days": "soon"}, "days: Input should be a valid integer"),
        ({"weeks": 1}, "weeks: Extra inputs are not permitted"),
    ],
)
async def test_a_wrong_length_is_named(client: httpx2.AsyncClient, body: dict[str, Any], says: str) -> None:
    trip = await plan_of(client)

    answer = await client.post(f"/api/trips/{trip['id']}/shares", json=body)

    assert answer.status_code == 422
    assert says in answer.json()["detail"]


async def test_only_a_plan_can_be_shared(settings: Settings, run: Run) -> None:
    async with run(settings.model_copy(update={"rehearsal_latency": 30.0})) as client:
        trip = (await client.post("/api/trips", json=TOKYO)).json()
        answers = [
            await client.post(f"/api/trips/{trip['id']}/shares"),
            await client.post(f"/api/trips/{'x' * 22}/shares"),
            await client.get(f"/api/trips/{'x' * 22}/shares"),
            await client.delete(f"/api/trips/{trip['id']}/shares/none"),
        ]
        listed = await client.get(f"/api/trips/{trip['id']}/shares")

    assert [answer.status_code for answer in answers] == [409, 404, 404, 404]
    assert listed.json() == []


async def test_the_page_of_a_shared_plan_is_not_for_search_engines(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/shared/" + "x" * 22)

    assert answer.status_code == 200
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.text == (await client.get("/")).text
