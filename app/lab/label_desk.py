"""Labelling as the page does it: what comes next, what is kept, and what may be seen afterwards."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.lab.label_shapes import (
    Acknowledged,
    AfterView,
    EndView,
    ItemView,
    NextView,
    OtherLabel,
    QueueSummary,
    QueueView,
    Sent,
    SentLabel,
)
from app.lab.label_summary import ending
from app.lab.label_views import item_view, progress, rubric_view, shown, strategies, summary
from app.store.label_stores import LabelStores
from evals.judges.rubric import RubricError
from evals.judges.rubric_file import load_rubric
from evals.labels.item import Item
from evals.labels.label import Event, Label, Quote, Withdrawal
from evals.labels.queue import Queue, RubricText, next_items
from evals.labels.standing import About
from evals.suggest import unknown


class Unknown(LookupError):
    """There is no such queue, person or item; the message names it."""


class NotYet(PermissionError):
    """What others say is shown once the item is labelled, or all of them are."""


class NoSuchText(ValueError):
    """Evidence that does not stand where it says."""


class LabelDesk:
    """Holds nothing but the stores: several processes may share them.

    `kept` is called when labels were kept; `own` is the folder of rubrics that were accepted here.
    """

    def __init__(self, stores: LabelStores, kept: Callable[[], None] = lambda: None, own: Path | None = None) -> None:
        self._stores, self._kept, self._own = stores, kept, own

    async def queues(self) -> list[QueueSummary]:
        """All queues, the newest first."""
        names = await self._stores.queues.names()
        return [await self._summary(await self._queue(name)) for name in names]

    async def queue(self, name: str) -> QueueView:
        """A queue with its rubric and its mix. Raises `Unknown`."""
        queue = await self._queue(name)
        said = await self._summary(queue)
        return QueueView(
            **said.model_dump(),
            rubric_text=rubric_view(queue.rubric),
            strategies=strategies(queue),
            population=len(queue.chances),
        )

    async def next(self, name: str, person: str, number: int) -> NextView:
        """The next items that this person has not labelled. Raises `Unknown`."""
        queue = await self._queue_of(name, person)
        standing = await self._stores.labels.standing(queue.rubric.name, person)
        ids = next_items(queue, person, _items(standing, queue), number)
        views = [item_view(queue, person, item, standing.values()) for item in await self._stores.queues.items(ids)]
        return NextView(items=views, progress=progress(queue, person, standing))

    async def item(self, name: str, person: str, id: str) -> ItemView:
        """An item of this person, labelled or not. Raises `Unknown`."""
        queue = await self._queue_of(name, person)
        item = (await self._of(queue, person, [id]))[id]
        standing = await self._stores.labels.standing(queue.rubric.name, person)
        return item_view(queue, person, item, standing.values())

    async def take(self, name: str, person: str, sent: Sequence[Sent]) -> Acknowledged:
        """Keep what a person did, all or none; what is acknowledged is on the disk.

        Raises:
            Unknown: no such queue, person in it, or item of theirs.
            NoSuchText: evidence does not stand where it says.
            KnownOtherwise: an id was used for something else before.
            NotTheirs: they take back what they have not given.
        """
        queue = await self._queue_of(name, person)
        labelled = list(dict.fromkeys(one.item for one in sent if isinstance(one, SentLabel)))
        items = await self._of(queue, person, labelled)
        revealed = await self._stores.labels.revealed(queue.rubric.name, person)
        at = datetime.now(UTC)
        events = [_event(one, queue, person, items, revealed, at) for one in sent]
        new = await self._stores.labels.add(events)
        self._kept()
        standing = await self._stores.labels.standing(queue.rubric.name, person)
        return Acknowledged(ids=[one.id for one in sent], new=new, progress=progress(queue, person, standing))

    async def after(self, name: str, person: str, id: str) -> AfterView:
        """What judges and others say of an item that this person has labelled by this version.

        Raises:
            Unknown: no such queue, person in it, or item of theirs.
            NotYet: they have not labelled it.
        """
        queue = await self._queue_of(name, person)
        await self._of(queue, person, [id])
        standing = await self._stores.labels.standing(queue.rubric.name)
        mine = [label for key, label in standing.items() if (key.item, key.digest) == (id, queue.rubric.digest)]
        if not any(label.person == person for label in mine):
            raise NotYet(f"{person} has not labelled {id} yet; what others say of it is shown afterwards")
        await self._stores.labels.reveal(id, queue.rubric.name, person)
        place = queue.place(id)
        others = [
            OtherLabel(person=label.person, verdict=label.verdict, comment=label.comment)
            for label in mine
            if label.person != person
        ]
        return AfterView(item=id, judges=list(place.said) if place else [], others=others)

    async def end(self, name: str, person: str) -> EndView:
        """What this person said, and how far others said the same, once nothing is left.

        Raises:
            Unknown: no such queue, or person in it.
            NotYet: something is left.
        """
        queue = await self._queue_of(name, person)
        standing = await self._stores.labels.standing(queue.rubric.name)
        if left := progress(queue, person, standing).left:
            raise NotYet(f"{person} has {left} of {name} left; how far others say the same is shown at the end")
        return ending(queue, person, standing)

    async def _summary(self, queue: Queue) -> QueueSummary:
        return summary(
            queue, await self._stores.labels.standing(queue.rubric.name), newest(queue.rubric.name, self._own)
        )

    async def _queue(self, name: str) -> Queue:
        queue = await self._stores.queues.get(name)
        if queue is None:
            raise Unknown(unknown("queue", name, await self._stores.queues.names()))
        return queue

    async def _queue_of(self, name: str, person: str) -> Queue:
        queue = await self._queue(name)
        if person not in queue.order:
            raise Unknown(unknown("person", person, queue.people))
        return queue

    async def _of(self, queue: Queue, person: str, ids: Sequence[str]) -> dict[str, Item]:
        """Items of a person by id."""
        mine = {*queue.order[person]}
        found = {item.id: item for item in await self._stores.queues.items([id for id in ids if id in mine])}
        if missing := [id for id in ids if id not in found]:
            raise Unknown(f"queue {queue.name!r} of {person} has no item {missing[0]!r}")
        return found


def newest(rubric: str, own: Path | None = None) -> RubricText | None:
    """The rubric as it is now; None where its file is gone or broken."""
    try:
        return RubricText.of(load_rubric(rubric, own=own))
    except RubricError:
        return None


def _items(standing: Mapping[About, Label], queue: Queue) -> dict[str, Label]:
    """Labels of the queue's version by item."""
    return {key.item: label for key, label in standing.items() if key.digest == queue.rubric.digest}


def _event(sent: Sent, queue: Queue, person: str, items: Mapping[str, Item], revealed: set[str], at: datetime) -> Event:
    """What is kept of what was sent: the service adds what the page need not say."""
    if not isinstance(sent, SentLabel):
        return Withdrawal(id=sent.id, withdraws=sent.withdraws, person=person, at=at)
    _check(sent.evidence, shown(items[sent.item], queue.rubric))
    place = queue.place(sent.item)
    assert place is not None
    return Label(
        id=sent.id,
        item=sent.item,
        rubric=queue.rubric.name,
        version=queue.rubric.version,
        person=person,
        verdict=sent.verdict,
        comment=sent.comment,
        evidence=tuple(sent.evidence),
        seconds=sent.seconds,
        queue=queue.name,
        strategy=place.strategy,
        probability=place.probability,
        informed=sent.item in revealed,
        at=at,
    )


def _check(evidence: Sequence[Quote], texts: Mapping[str, str]) -> None:
    for quote in evidence:
        if quote.part not in texts:
            raise NoSuchText(unknown("part", quote.part, texts))
        if texts[quote.part][quote.start : quote.end] != quote.text:
            there = texts[quote.part][quote.start : quote.end]
            raise NoSuchText(f"{quote.part} {quote.start} to {quote.end} is {there[:80]!r}, not {quote.text[:80]!r}")
