"""Labels out of the store as a table, and from a table into it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from app.store.label_stores import LabelStores
from evals.judges.shown import show
from evals.labels.csv_table import Line, TableError, read_table, write_lines, write_table
from evals.labels.importing import additions
from evals.labels.item import Item
from evals.labels.label import Event, Label
from evals.labels.queue import QueueError
from evals.labels.standing import About, standing
from evals.suggest import unknown


class Imported(NamedTuple):
    """Lines with a label, how many of them were new, and the numbers of those that are older than what stands."""

    lines: int
    new: int
    stale: Sequence[int]


async def table(stores: LabelStores, rubric: str | None, person: str | None, history: bool) -> str:
    """The labels that count, or all events."""
    events = await stores.labels.events(rubric, person)
    said: Sequence[Event] = events if history else list(standing(events).values())
    ids = list(dict.fromkeys(event.item for event in said if isinstance(event, Label)))
    return write_table(said, {item.id: _texts(item) for item in await stores.queues.items(ids)})


async def queue_table(stores: LabelStores, name: str, person: str) -> str:
    """A person's queue in their order, with the labels that they have given. Raises `QueueError`."""
    queue = await stores.queues.get(name)
    if queue is None:
        raise QueueError(unknown("queue", name, await stores.queues.names()))
    if person not in queue.order:
        raise QueueError(unknown("person", person, queue.people))
    events = await stores.labels.events(queue.rubric.name, person)
    given = {key: label for key, label in standing(events).items() if key.digest == queue.rubric.digest}
    lines: list[dict[str, str]] = []
    for item in await stores.queues.items(queue.order[person]):
        place, label = queue.place(item.id), given.get(About(item.id, queue.rubric.name, queue.rubric.digest, person))
        assert place is not None
        lines.append(
            {
                "item": item.id,
                "rubric": queue.rubric.name,
                "version": queue.rubric.version,
                "person": person,
                "verdict": label.verdict if label else "",
                "comment": label.comment if label else "",
                "queue": queue.name,
                "strategy": place.strategy,
                "probability": repr(place.probability) if place.probability else "",
                "id": str(label.id) if label else "",
                **_texts(item),
            }
        )
    return write_lines(lines)


async def take_in(stores: LabelStores, file: str, text: str) -> Imported:
    """Keep what a table adds, all or none. Raises `TableError`, `KnownOtherwise` and `NotTheirs`."""
    lines = read_table(file, text)
    await _refuse_strangers(stores, file, lines)
    events = await stores.labels.events()
    known = {event.id: event for event in events}
    new = additions(file, lines, known, standing(events), datetime.now(UTC))
    return Imported(len(lines), await stores.labels.add(new.events) if new.events else 0, new.stale)


async def _refuse_strangers(stores: LabelStores, file: str, lines: Sequence[Line]) -> None:
    ids = {str(line.said["item"]) for line in lines if "item" in line.said}
    there = {item.id for item in await stores.queues.items(sorted(ids))}
    for line in lines:
        if (id := line.said.get("item")) is not None and id not in there:
            raise TableError(f"{file}:{line.number}: item: {id!r} is not known here; allowed: items of a queue")


def _texts(item: Item) -> dict[str, str]:
    plan = item.output.itinerary
    if plan is None:
        return {}
    return show(item.sample, plan, ("request", "message"))
