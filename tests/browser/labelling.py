"""Queues to label in a browser, made without a run, and what the store holds of them afterwards."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Page, expect

from agents.data.tables import TravelData
from app.lab.label_again import queue_again
from app.store.database import open_database
from app.store.label_stores import LabelStores
from evals.judges import load_rubric
from evals.labels.candidate import Known
from evals.labels.item import items_of
from evals.labels.label import Event
from evals.labels.making import Asked, candidates_of, make_queue
from evals.labels.mix import Mix
from evals.labels.queue import Queue
from tests.evals.labels.support import NOON, experiment

T = TypeVar("T")
KEYS = {"1": "pass", "2": "fail", "3": "unsure", "s": "skip"}


def awaited(work: Coroutine[Any, Any, T]) -> T:
    """Beside Playwright, whose own loop runs in this thread."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, work).result()


def queue_in(
    home: Path, data: TravelData, people: Sequence[str], number: int, overlap: int = 0, rubric: str = "friendly"
) -> Queue:
    """A queue named `q` of so many short plans, each judged, in the database of a home."""
    home.mkdir(parents=True, exist_ok=True)
    artifact, found = experiment(home / "experiments" / "first", data, number), load_rubric(rubric)
    items = items_of(artifact)
    asked = Asked("q", "first", found, Mix.read("random=1"), number, people, overlap, 1)
    queue = make_queue(asked, candidates_of(artifact, items, found), Known(), NOON)

    async def add(stores: LabelStores) -> None:
        await stores.queues.add(queue, list(items.values()))

    awaited(_with_stores(home, add))
    return queue


def again_in(home: Path) -> Queue:
    """The queue of all labels by other versions of `friendly`."""

    async def add(stores: LabelStores) -> Queue:
        return await queue_again(stores, load_rubric("friendly"), None, "again")

    return awaited(_with_stores(home, add))


def events_in(home: Path) -> list[Event]:
    """All that was kept, in its order."""

    async def read(stores: LabelStores) -> list[Event]:
        return await stores.labels.events()

    return awaited(_with_stores(home, read))


async def _with_stores(home: Path, work: Callable[[LabelStores], Awaitable[T]]) -> T:
    engine = await open_database(f"sqlite+aiosqlite:///{home / 'triplab.db'}")
    try:
        return await work(LabelStores.of(engine))
    finally:
        await engine.dispose()


def address(person: str = "ana", queue: str = "q") -> str:
    return f"/lab/label?queue={queue}&person={person}"


def shown(page: Page) -> str:
    """The id of the item that is shown."""
    plan = page.locator(".plan-text .eyebrow a")
    return (plan.get_attribute("href") or "").rpartition("item=")[2]


def press(page: Page, key: str) -> str:
    """Label what is shown with a key; returns its id. The next one is there when this returns, or nothing is."""
    item = shown(page)
    page.keyboard.press(key)
    return item


def opened(page: Page) -> Page:
    expect(page.locator(".plan-text")).to_be_visible()
    return page


def saved(page: Page) -> None:
    """Wait until the service has all that was said."""
    expect(page.locator(".last")).to_contain_text("saved")
    expect(page.locator(".mail")).to_be_empty()
