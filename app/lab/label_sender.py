"""Labels on their way to Phoenix, beside the work: what it does not take now is kept and sent later."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Callable, Collection, Mapping
from typing import Any, NamedTuple

from app.store.label_stores import LabelStores
from evals.labels.annotations import is_there, to_phoenix
from evals.labels.label import Label
from evals.labels.phoenix import send
from evals.labels.standing import standing
from evals.phoenix.errors import PhoenixAway, PhoenixRefused

AGAIN_SECONDS = 15.0

log = logging.getLogger(__name__)


class LabelSender:
    """Sends what was not sent, at the start and whenever it is woken."""

    def __init__(self, stores: LabelStores, url: str) -> None:
        self._stores, self._url, self._something = stores, url, asyncio.Event()
        self._something.set()

    def wake(self) -> None:
        """Say that there is something new."""
        self._something.set()

    async def work(self) -> None:
        """Send until cancelled; one line in the log when Phoenix stops to answer."""
        failing = False
        while True:
            with contextlib.suppress(TimeoutError):
                # Not `wait_for`: in Python 3.11 it swallows a cancellation that comes with what it waits for.
                async with asyncio.timeout(AGAIN_SECONDS if failing else None):
                    await self._something.wait()
            self._something.clear()
            try:
                await send_unsent(self._stores, self._url)
            except (PhoenixAway, PhoenixRefused) as error:
                if not failing:
                    log.warning("labels are kept and go to Phoenix later: %s", error)
                failing = True
            else:
                failing = False


@contextlib.asynccontextmanager
async def sending(stores: LabelStores, url: str | None) -> AsyncGenerator[Callable[[], None]]:
    """Send for as long as the block runs; yields what to call when there is something new."""
    if url is None:
        yield lambda: None
        return
    sender = LabelSender(stores, url)
    task = asyncio.create_task(sender.work(), name="labels to Phoenix")
    try:
        yield sender.wake
    finally:
        task.cancel()
        await asyncio.wait([task])


async def send_unsent(stores: LabelStores, url: str) -> int:
    """Send the labels that Phoenix has not been told of; returns how many annotations.

    Raises `PhoenixAway` and `PhoenixRefused`.
    """
    unsent = await stores.labels.unsent()
    whose = {Whose(one.item, one.rubric, one.person) for one in unsent}
    items = await stores.queues.items(sorted({one.item for one in unsent}))
    annotations = await annotations_of(stores, {item.id: item.span_id for item in items if item.span_id}, whose)
    await send(url, annotations)
    await stores.labels.mark_sent([one.id for one in unsent])
    return len(annotations)


class Whose(NamedTuple):
    """What Phoenix keeps one annotation for."""

    item: str
    rubric: str
    person: str


async def annotations_of(
    stores: LabelStores, spans: Mapping[str, str], whose: Collection[Whose] | None = None
) -> list[dict[str, Any]]:
    """The annotations of labels, on the spans of their items: the one that counts, or that there is none any more.

    Args:
        stores: where the labels are.
        spans: by item; items that left no trace are not among them.
        whose: only these; all without.
    """
    events = await stores.labels.events(items=sorted(spans))
    last: dict[Whose, tuple[Label, bool]] = {}
    for event in events:
        if isinstance(event, Label):
            last[Whose(event.item, event.rubric, event.person)] = event, True
    counting = {Whose(key.item, key.rubric, key.person): (label, False) for key, label in standing(events).items()}
    return [
        to_phoenix(label, spans[label.item], withdrawn)
        for key, (label, withdrawn) in (last | counting).items()
        if (whose is None or key in whose) and not is_there(label)
    ]
