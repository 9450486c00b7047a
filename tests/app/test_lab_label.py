"""`/api/lab/label`: what comes next, what is kept, for whom, and what nobody sees too early."""

import asyncio
import os
import signal
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from agents.data.tables import TravelData
from app.settings import Settings
from app.store.database import open_database
from app.store.label_stores import LabelStores
from evals.judges import load_rubric
from evals.labels.candidate import Known
from evals.labels.item import items_of
from evals.labels.making import Asked, candidates_of, make_queue
from evals.labels.mix import Mix
from evals.labels.queue import Queue, RubricText
from tests.app.conftest import Run
from tests.app.test_serve import client_of, serving
from tests.evals.labels.support import NOON, experiment

URL = "/api/lab/label/queues"
Json = dict[str, Any]


async def queue_in(home: Path, data: TravelData, rubric: str = "friendly", name: str = "q") -> Queue:
    """A queue of ten outputs, four of which Ana and Ben both get, in the database of a home."""
    artifact, found = experiment(home / "experiments" / name, data), load_rubric(rubric)
    items = items_of(artifact)
    asked = Asked(name, "first", found, Mix.read("random=1,disagree=1"), 10, ("ana", "ben"), 4, 1)
    queue = make_queue(asked, candidates_of(artifact, items, found), Known(), NOON)
    engine = await open_database(f"sqlite+aiosqlite:///{home / 'triplab.db'}")
    await LabelStores.of(engine).queues.add(queue, list(items.values()))
    await engine.dispose()
    return queue


@pytest.fixture
async def queue(settings: Settings, data: TravelData) -> Queue:
    return await queue_in(settings.home, data)


@pytest.fixture
async def page(queue: Queue, client: httpx2.AsyncClient) -> httpx2.AsyncClient:
    assert queue
    return client


async def following(client: httpx2.AsyncClient, person: str = "ana", number: int = 50) -> Json:
    reply = await client.get(f"{URL}/q/next", params={"person": person, "number": number})
    assert reply.status_code == 200, reply.text
    return reply.json()


def verdict(item: str, said: str = "pass", **more: Any) -> Json:
    return {"kind": "label", "id": str(uuid4()), "item": item, "verdict": said, "seconds": 4.0, **more}


async def post(client: httpx2.AsyncClient, *events: Json, person: str = "ana") -> httpx2.Response:
    return await client.post(f"{URL}/q/events", json={"person": person, "events": list(events)})


async def kept(client: httpx2.AsyncClient, *events: Json, person: str = "ana") -> Json:
    reply = await post(client, *events, person=person)
    assert reply.status_code == 200, reply.text
    return reply.json()


async def test_without_a_queue_the_list_is_empty(client: httpx2.AsyncClient) -> None:
    assert (await client.get(URL)).json() == []
    reply = await client.get(f"{URL}/friendly")
    assert (reply.status_code, reply.json()["detail"]) == (404, "unknown queue 'friendly'; (there is none)")


async def test_a_queue_says_how_its_items_were_chosen(page: httpx2.AsyncClient) -> None:
    (listed,) = (await page.get(URL)).json()
    found = (await page.get(f"{URL}/q")).json()
    assert {name: found[name] for name in listed} == listed
    assert (listed["mix"], listed["items"], listed["overlap"]) == ("random=1,disagree=1", 10, 4)
    assert not listed["outdated"]
    assert [(one["person"], one["items"], one["left"]) for one in listed["people"]] == [("ana", 7, 7), ("ben", 7, 7)]
    assert found["population"] == 20
    assert {one["name"] for one in found["strategies"]} == {"random", "disagree"}
    assert sum(one["drew"] for one in found["strategies"]) == 10
    assert [one["word"] for one in found["rubric_text"]["words"]] == ["friendly", "robotic"]


async def test_an_item_holds_all_that_the_rubric_needs_and_nothing_that_biases(
    page: httpx2.AsyncClient, queue: Queue
) -> None:
    shown = await following(page)
    assert [item["id"] for item in shown["items"]] == list(queue.order["ana"])
    first = shown["items"][0]
    assert first["parts"]["message"].startswith("Trip ")
    assert set(first["more"]) == {"request", "days", "money"}
    text = str(shown)
    for hidden in ("baseline", "judge", "strategy", "random", "disagree", "probability", "shared", "by its words"):
        assert hidden not in text
    assert len((await following(page, number=2))["items"]) == 2


async def test_a_label_is_kept_once_however_often_it_is_sent(page: httpx2.AsyncClient, queue: Queue) -> None:
    item, other = queue.order["ana"][:2]
    event = verdict(item, comment="=warm", evidence=[])
    first = await kept(page, event)
    again = await kept(page, event, verdict(other, "skip"))
    assert (first["ids"], first["new"], again["new"]) == ([event["id"]], 1, 1)
    assert again["progress"] | {"person": "ana"} == {
        "person": "ana", "items": 7, "labelled": 1, "skipped": 1, "left": 5,
        "median_seconds": 4.0, "seconds_left": 20.0, "outdated": 0,
    }  # fmt: skip
    assert [one["id"] for one in (await following(page))["items"]] == list(queue.order["ana"][2:])
    found = (await page.get(f"{URL}/q/items/{item}", params={"person": "ana"})).json()
    assert (found["label"]["verdict"], found["label"]["comment"], found["position"]) == ("pass", "=warm", 1)


async def test_an_id_that_means_something_else_is_refused(page: httpx2.AsyncClient, queue: Queue) -> None:
    event = verdict(queue.order["ana"][0])
    await kept(page, event)
    clash = await post(page, verdict(queue.order["ana"][1]), event | {"verdict": "fail"})
    assert clash.status_code == 409
    assert event["id"] in clash.json()["detail"]
    assert (await following(page))["progress"]["labelled"] == 1, "all are kept or none"


async def test_undo_takes_back_and_the_item_comes_next(page: httpx2.AsyncClient, queue: Queue) -> None:
    item = queue.order["ana"][0]
    event = verdict(item)
    undo = {"kind": "withdrawal", "id": str(uuid4()), "withdraws": event["id"]}
    assert (await kept(page, event, undo, undo))["progress"]["labelled"] == 0
    assert (await following(page))["items"][0]["id"] == item
    assert (await kept(page, undo))["new"] == 0
    theirs = await post(page, undo | {"id": str(uuid4())}, person="ben")
    assert (theirs.status_code, theirs.json()["detail"]) == (404, f"ben has given no label {event['id']} to take back")


async def test_evidence_has_to_stand_where_it_says(page: httpx2.AsyncClient) -> None:
    item = (await following(page))["items"][0]
    text = item["parts"]["message"]
    at = text.index("🌿")
    good = {"part": "message", "start": at, "end": at + 4, "text": text[at : at + 4]}
    await kept(page, verdict(item["id"], evidence=[good]))
    for bad, said in (
        (good | {"start": at + 1, "end": at + 5}, f"message {at + 1} to {at + 5} is "),
        (good | {"part": "messages"}, "unknown part 'messages'; did you mean 'message'?"),
    ):
        reply = await post(page, verdict(item["id"], evidence=[bad]))
        assert (reply.status_code, said in reply.json()["detail"]) == (422, True)


async def test_nobody_sees_what_others_say_before_they_have_labelled(page: httpx2.AsyncClient, queue: Queue) -> None:
    (item, *_) = [place.item for place in queue.places if place.shared]
    after = f"{URL}/q/items/{item}/after"
    await kept(page, verdict(item, "fail", comment="stiff"), person="ben")
    hidden = await page.get(after, params={"person": "ana"})
    assert (hidden.status_code, "stiff" in hidden.text) == (403, False)
    event = verdict(item)
    await kept(page, event)
    found = (await page.get(after, params={"person": "ana"})).json()
    assert [(one["evaluator"], one["variant"]) for one in found["judges"]] == [
        ("friendly.judge@v1+62d7a8c5", "baseline"),
        ("friendly.judge@v3+b457e308", "baseline"),
    ]
    assert found["others"] == [{"person": "ben", "verdict": "fail", "comment": "stiff"}]
    await kept(page, {"kind": "withdrawal", "id": str(uuid4()), "withdraws": event["id"]})
    assert (await page.get(after, params={"person": "ana"})).status_code == 403


async def test_how_far_others_say_the_same_is_told_at_the_end(page: httpx2.AsyncClient, queue: Queue) -> None:
    end, shared = f"{URL}/q/end", [place.item for place in queue.places if place.shared]
    early = await page.get(end, params={"person": "ana"})
    assert (early.status_code, early.json()["detail"][:23]) == (403, "ana has 7 of q left; ho")
    await kept(page, *(verdict(item, "fail") for item in queue.order["ana"]))
    alone = (await page.get(end, params={"person": "ana"})).json()
    assert alone == {"verdicts": {"pass": 0, "fail": 7, "unsure": 0, "skip": 0}, "agreement": []}
    theirs = dict(zip(shared, ("fail", "fail", "pass", "unsure"), strict=True))
    await kept(page, *(verdict(item, said) for item, said in theirs.items()), person="ben")
    (found,) = (await page.get(end, params={"person": "ana"})).json()["agreement"]
    assert [found[name] for name in ("person", "both", "agreed")] == ["ben", 3, 2]
    assert [round(found[name], 3) for name in ("low", "high")] == [0.208, 0.939]


async def test_a_label_after_what_others_say_is_marked(
    page: httpx2.AsyncClient, queue: Queue, settings: Settings
) -> None:
    item = queue.order["ana"][0]
    await kept(page, verdict(item))
    await page.get(f"{URL}/q/items/{item}/after", params={"person": "ana"})
    await kept(page, verdict(item, "fail"))
    engine = await open_database(settings.database)
    (label,) = (await LabelStores.of(engine).labels.standing("friendly")).values()
    await engine.dispose()
    assert (label.verdict, label.informed) == ("fail", True)
    place = queue.place(item)
    assert place
    assert (label.probability, label.strategy, label.queue) == (place.probability, place.strategy, "q")


@pytest.mark.parametrize(
    ("person", "item", "status"),
    [("eve", None, 404), ("", None, 422), ("a\nb", None, 422), ("ana", "i-" + "0" * 16, 404), ("ana", "theirs", 404)],
)
async def test_who_and_what_is_not_of_the_queue(
    page: httpx2.AsyncClient, queue: Queue, person: str, item: str | None, status: int
) -> None:
    theirs = next(one for one in queue.order["ben"] if one not in queue.order["ana"])
    wanted = theirs if item == "theirs" else item or queue.order["ana"][0]
    assert (await post(page, verdict(wanted), person=person)).status_code == status


async def test_two_people_at_once_do_not_clash(page: httpx2.AsyncClient, queue: Queue) -> None:
    events = [(person, verdict(item)) for person, items in queue.order.items() for item in items]
    sent = [post(page, event, person=person) for person, event in events for _ in range(3)]
    replies = await asyncio.gather(*sent)
    assert {reply.status_code for reply in replies} == {200}
    assert sum(reply.json()["new"] for reply in replies) == len(events) == 14
    for person in ("ana", "ben"):
        assert (await following(page, person))["progress"]["left"] == 0


async def test_labels_of_another_version_are_shown_and_never_mixed(
    settings: Settings, data: TravelData, run: Run
) -> None:
    queue = await queue_in(settings.home, data, "friendly.v2")
    async with run(settings) as client:
        item = queue.order["ana"][0]
        await kept(client, verdict(item, "fail"))
        (listed,) = (await client.get(URL)).json()
        newest = RubricText.of(load_rubric("friendly"))
        assert (listed["version"], listed["newest"], listed["outdated"]) == (queue.rubric.version, newest.version, True)
        again = queue.model_copy(update={"name": "again", "rubric": newest})
        engine = await open_database(settings.database)
        await LabelStores.of(engine).queues.add(again, [])
        await engine.dispose()
        found = (await client.get(f"{URL}/again/next", params={"person": "ana"})).json()
        assert (found["progress"]["labelled"], found["progress"]["outdated"]) == (0, 1)
        assert found["items"][0]["label"] is None
        assert [one["version"] for one in found["items"][0]["earlier"]] == [queue.rubric.version]


async def test_what_is_acknowledged_outlives_a_kill(
    tmp_path: Path, unused_port: int, queue: Queue, settings: Settings, run: Run
) -> None:
    events = [verdict(item) for item in queue.order["ana"]]
    with serving(tmp_path, unused_port) as child, client_of(unused_port, child) as killed:
        for event in events[:5]:
            body = {"person": "ana", "events": [event]}
            assert killed.post(f"{URL}/q/events", json=body).json()["new"] == 1
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    async with run(settings) as client:
        assert [one["id"] for one in (await following(client))["items"]] == list(queue.order["ana"][5:])
        again = await kept(client, *events)
    assert (again["new"], again["progress"]["labelled"]) == (2, 7)
