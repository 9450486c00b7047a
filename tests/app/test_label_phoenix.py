"""Labels with a real Phoenix beside: there under the person's name, back when changed there, kept while it is gone."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from agents.data.tables import TravelData
from app.lab.label_sender import send_unsent, sending
from app.lab.label_sync import synchronise
from app.phoenix import phoenix_child
from app.settings import ROOT, Settings
from app.store.database import open_database
from app.store.label_stores import LabelStores
from evals.artifact import Artifact
from evals.judges import load_rubric
from evals.labels.annotations import Annotation
from evals.labels.item import Item, items_of
from evals.labels.phoenix import fetch, send
from evals.phoenix.errors import PhoenixAway
from evals.phoenix.links import read_links
from evals.phoenix.mirroring import mirror_folder
from tests.app.conftest import free_port
from tests.app.test_phoenix import answers, until
from tests.evals.labels.support import NOON, experiment, label, withdrawal

PROJECT = "labels"
NAME = "friendly.human"
real = pytest.mark.skipif(not (ROOT / ".phoenix/bin/python").exists(), reason="Phoenix is not installed: `make setup`")


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    ports = {name: free_port() for name in ("port", "phoenix_port", "phoenix_grpc_port")}
    settings = Settings(home=tmp_path_factory.mktemp("phoenix"), phoenix="child").model_copy(update=ports)
    with phoenix_child(settings):
        until(lambda: answers(f"{settings.phoenix_url}/readyz"))
        yield str(settings.phoenix_url)


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncGenerator[LabelStores]:
    engine = await open_database(f"sqlite+aiosqlite:///{tmp_path / 'triplab.db'}")
    yield LabelStores.of(engine)
    await engine.dispose()


@pytest.fixture
async def artifact(tmp_path: Path, data: TravelData, stores: LabelStores) -> Artifact:
    """An experiment of three traced runs, whose items are known here."""
    found = experiment(tmp_path / "first", data, cases=3, traced=True)
    await stores.queues.add_items(list(items_of(found).values()))
    return found


def items(artifact: Artifact) -> list[Item]:
    return sorted(items_of(artifact).values(), key=lambda item: item.span_id or "")


def store_spans(url: str, found: list[Item]) -> None:
    """Have Phoenix hold the spans of some items."""
    at = NOON.isoformat()
    spans = [
        {
            "name": "plan_trip",
            "context": {"trace_id": item.trace_id, "span_id": item.span_id},
            "span_kind": "AGENT",
            "start_time": at,
            "end_time": at,
            "status_code": "OK",
        }
        for item in found
    ]
    with httpx2.Client(base_url=url, timeout=20) as client:
        client.post(f"/v1/projects/{PROJECT}/spans", json={"data": spans}).raise_for_status()

        def stored() -> bool:
            reply = client.get(f"/v1/projects/{PROJECT}/spans")
            return reply.status_code == 200 and len(reply.json()["data"]) >= len(found)

        until(stored)


async def there(url: str, artifact: Artifact, wanted: dict[str, str]) -> dict[str, Annotation]:
    """Annotations by person, once they hold these labels."""
    while True:
        found = await fetch(url, PROJECT, NAME, [item.span_id or "" for item in items(artifact)])
        if {one.identifier: said(one)[0] for one in found} == wanted:
            return {one.identifier: one for one in found}


def said(annotation: Annotation) -> tuple[str | None, str | None]:
    assert annotation.result
    return annotation.result.label, annotation.result.explanation


@real
@pytest.mark.phoenix
async def test_there_and_back(url: str, artifact: Artifact, stores: LabelStores) -> None:
    first, second, _ = found = items(artifact)
    store_spans(url, found)
    await stores.labels.add([label(1, first.id, comment="warm 🌿"), label(2, second.id, "fail", "ben")])
    assert await send_unsent(stores, url) == 2
    annotations = await there(url, artifact, {"ana": "pass", "ben": "fail"})
    assert said(annotations["ana"]) == ("pass", "warm 🌿")
    assert (annotations["ana"].metadata or {})["version"] == "v3+33333333"
    assert await send_unsent(stores, url) == 0

    changed: dict[str, Any] = {"span_id": first.span_id, "name": NAME, "annotator_kind": "HUMAN"}
    await send(url, [{**changed, "identifier": person, "result": {"label": "robotic"}} for person in ("ana", "")])
    await there(url, artifact, {"ana": "robotic", "": "robotic", "ben": "fail"})
    await stores.labels.add([withdrawal(3, 2, person="ben")])
    rubric = load_rubric("friendly")
    until_there = await synchronise(stores, artifact, rubric, url, PROJECT)
    assert (until_there.taken, until_there.untraced, until_there.odd) == (2, 0, [])
    standing = await stores.labels.standing("friendly")
    version = f"v3+{rubric.digest}"
    assert {(one.person, one.verdict, one.version) for one in standing.values()} == {
        ("ana", "pass", "v3+33333333"), ("ana", "fail", version), ("phoenix", "fail", version),
    }  # fmt: skip
    await there(url, artifact, {"ana": "fail", "": "robotic", "ben": "withdrawn"})
    assert (await synchronise(stores, artifact, rubric, url, PROJECT)).taken == 0


@real
@pytest.mark.phoenix
async def test_a_mirrored_run_says_what_most_people_say(url: str, artifact: Artifact, stores: LabelStores) -> None:
    finished, rubric = asyncio.Event(), load_rubric("friendly")
    finished.set()
    await mirror_folder(artifact.folder, url, finished)
    (item, *_) = items(artifact)
    by = {"version": f"v3+{rubric.digest}"}
    await stores.labels.add([label(1, item.id, "fail", comment="stiff", **by), label(2, item.id, "fail", "ben", **by)])
    await stores.labels.add([label(3, items(artifact)[1].id)])
    assert (await synchronise(stores, artifact, rubric, url, "nowhere")).evaluated == 1
    links = read_links(artifact.folder)
    assert links
    async with httpx2.AsyncClient(base_url=url) as client:
        runs = (await client.get(f"/v1/experiments/{links.experiments['baseline']}/json")).json()
    people = [one for run in runs for one in run["annotations"] if one["name"] == NAME]
    assert [(one["label"], one["score"], one["explanation"]) for one in people] == [
        ("fail", 0.0, "ana: fail (stiff); ben: fail")
    ]


async def test_phoenix_gone_keeps_the_labels_and_says_so_once(
    artifact: Artifact, stores: LabelStores, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    await stores.labels.add([label(1, items(artifact)[0].id)])
    with pytest.raises(PhoenixAway, match=r"Phoenix at http://127.0.0.1:\d+ does not answer"):
        await send_unsent(stores, nowhere)
    with pytest.raises(PhoenixAway):
        await synchronise(stores, artifact, load_rubric("friendly"), nowhere, PROJECT)
    async with sending(stores, nowhere) as wake:
        await asyncio.to_thread(until, lambda: bool(caplog.records))
        wake()
    assert [record.message.partition(":")[0] for record in caplog.records] == [
        "labels are kept and go to Phoenix later"
    ]
    assert len(await stores.labels.unsent()) == 1
