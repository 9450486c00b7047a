"""What is kept of labelling: two processes at once, splits that stay, and the ledger of looks at test."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from agents.data.tables import TravelData
from agents.deps import Deps
from app.lab.label_again import queue_again
from app.lab.label_splits import open_test, refuse_leaking, split_all
from app.store.database import open_database
from app.store.label_stores import LabelStores
from app.store.labels import KnownOtherwise, NotTheirs
from evals.judges import Judge, load_rubric
from evals.labels.leaks import LeakError
from evals.labels.lock import FrozenJudge, TestOpened
from evals.labels.queue import QueueError
from tests.app.test_lab_label import queue_in
from tests.evals.labels.support import V1, V3, item, label, message_of, withdrawal

RUBRIC = """---
changed: it has an example of dev
labels: {friendly: {counts: pass}, robotic: {counts: fail}}
---
# role
You judge.
# task
Is it friendly?
# examples
> TEXT
friendly: so.
# context
{{message}}
"""
JUDGE = FrozenJudge(rubric="friendly", version=V3, model="m")


@pytest.fixture
async def both(tmp_path: Path) -> AsyncGenerator[tuple[LabelStores, LabelStores]]:
    """Two processes on one database."""
    engines = [await open_database(f"sqlite+aiosqlite:///{tmp_path / 'triplab.db'}") for _ in range(2)]
    yield LabelStores.of(engines[0]), LabelStores.of(engines[1])
    for engine in engines:
        await engine.dispose()


async def test_the_same_labels_from_two_processes_are_kept_once(both: tuple[LabelStores, LabelStores]) -> None:
    events = [label(number, f"i-{number:016x}") for number in range(1, 101)]
    added = await asyncio.gather(*(store.labels.add([event]) for event in events for store in both))
    assert len(await both[0].labels.events("friendly")) == 100
    assert await both[1].labels.add(events) == 0
    assert sum(added) in range(100, 201)


async def test_all_are_kept_or_none(both: tuple[LabelStores, LabelStores]) -> None:
    one, other = both
    await one.labels.add([label(1)])
    with pytest.raises(KnownOtherwise, match=r"label 0{8}-.*01 is known with another content"):
        await other.labels.add([label(2), label(1, verdict="fail")])
    with pytest.raises(NotTheirs, match="ben has given no label 00000000-0000-0000-0000-000000000001 to take back"):
        await other.labels.add([label(3), withdrawal(4, 1, person="ben")])
    with pytest.raises(NotTheirs):
        await other.labels.add([withdrawal(4, 9)])
    assert [event.id for event in await one.labels.events()] == [label(1).id]


async def test_events_come_back_in_their_order_and_as_they_were(both: tuple[LabelStores, LabelStores]) -> None:
    events = [
        label(5, comment="🌿\r\n=1"),
        label(3, verdict="fail", version=V1),
        withdrawal(4, 5),
        label(1, person="ben"),
    ]
    await both[0].labels.add(events)
    assert await both[1].labels.events("friendly") == events
    assert [one.verdict for one in (await both[1].labels.standing("friendly", "ana")).values()] == ["fail"]
    assert await both[0].labels.events("calm") == []


async def test_what_phoenix_was_not_told(both: tuple[LabelStores, LabelStores]) -> None:
    store, _ = both
    await store.labels.add([label(1), label(2, person="ben"), withdrawal(3, 1)])
    await store.labels.mark_sent([label(1).id])
    assert [(one.id.int, one.person) for one in await store.labels.unsent()] == [(2, "ben"), (3, "ana")]


async def test_a_split_once_given_stays(both: tuple[LabelStores, LabelStores]) -> None:
    one, other = (store.locks for store in both)
    strata = {f"t{number}": "pass" for number in range(20)}
    first = await one.split("friendly", strata)
    assert await other.split("friendly", {name: "fail" for name in strata}, seed=7) == first
    more = await other.split("friendly", strata | {"t20": "fail"})
    assert more.items() > first.items()
    assert await one.splits("calm") == {}


async def test_test_is_opened_once_by_two_processes_at_once(both: tuple[LabelStores, LabelStores]) -> None:
    tried = await asyncio.gather(*(store.locks.open_test(JUDGE) for store in both), return_exceptions=True)
    assert [type(one).__name__ for one in tried if isinstance(one, Exception)] == ["TestOpened"]
    with pytest.raises(TestOpened, match="give a reason"):
        await both[0].locks.open_test(JUDGE)
    again = await both[0].locks.open_test(JUDGE, "two labels were wrong")
    other = await both[1].locks.open_test(JUDGE.model_copy(update={"model": "n"}))
    assert (again.number, other.number) == (2, 1)
    ledger = await both[1].locks.openings("friendly")
    assert [(one.judge.model, one.number, one.reason) for one in ledger] == [
        ("m", 1, None),
        ("m", 2, "two labels were wrong"),
        ("n", 1, None),
    ]


async def test_a_rubric_with_an_item_of_dev_is_refused(
    tmp_path: Path, data: TravelData, deps: Deps, both: tuple[LabelStores, LabelStores]
) -> None:
    queue = await queue_in(tmp_path, data)
    store, _ = both
    splits = await split_all(store, "friendly")
    items = await store.queues.items([place.item for place in queue.places])
    held = [one for one in items if splits[one.case.cluster].split != "train"]
    assert await refuse_leaking(store, load_rubric("friendly")) == len(held)
    leaked = next(one for one in held if splits[one.case.cluster].split == "dev")
    assert leaked.output.itinerary
    folder = tmp_path / "rubrics"
    folder.mkdir()
    text = RUBRIC.replace("TEXT", leaked.output.itinerary.message)
    (folder / "friendly.v9.md").write_text(text, encoding="utf-8")
    rubrics = load_rubric("friendly", folder), load_rubric("friendly")
    seen, unseen = (Judge(rubric, deps.client, "m") for rubric in rubrics)
    with pytest.raises(LeakError, match=rf"friendly\.v9.* {leaked.id} of dev: 100% of its message"):
        await open_test(store, seen)
    assert (await open_test(store, unseen)).number == 1
    with pytest.raises(TestOpened):
        await open_test(store, unseen)
    assert [one.judge.model for one in await store.locks.openings("friendly")] == ["m"]


async def test_outdated_labels_are_offered_again(
    tmp_path: Path, data: TravelData, both: tuple[LabelStores, LabelStores]
) -> None:
    store, _ = both
    old = await queue_in(tmp_path, data, "friendly.v2")
    items = old.order["ana"][:3]
    labels = [label(n, one, version=old.rubric.version, probability=0.5) for n, one in enumerate(items, start=1)]
    new = load_rubric("friendly")
    with pytest.raises(QueueError, match="no label by friendly is outdated"):
        await queue_again(store, new, None, None)
    await store.labels.add([*labels, label(9, items[0], version=f"v3+{new.digest}")])
    queue = await queue_again(store, new, None, None)
    assert (queue.name, set(queue.order["ana"])) == (f"friendly-again-{new.digest}", set(items[1:]))
    assert await store.queues.get(queue.name) == queue
    with pytest.raises(QueueError, match=f"there is a queue 'friendly-again-{new.digest}' already"):
        await queue_again(store, new, None, None)


async def test_items_come_back_in_the_order_asked_for(data: TravelData, both: tuple[LabelStores, LabelStores]) -> None:
    made = [item(data, number, message_of(number)) for number in range(3)]
    await both[0].queues.add_items(made)
    await both[1].queues.add_items(made)
    assert await both[1].queues.items([made[2].id, "i-" + "0" * 16, made[0].id]) == [made[2], made[0]]
