"""Queues and the items in them. A queue never changes once it is made, and neither does an item."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from app.store.inserting import add_missing
from app.store.label_tables import ItemRow, QueueRow
from evals.labels.item import Item
from evals.labels.queue import Queue, QueueError

AT_ONCE = 200


class QueueStore:
    """The tables of queues and items. Every method is one transaction, committed when it returns."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)
        self._known: dict[str, Queue] = {}

    async def add(self, queue: Queue, items: Sequence[Item]) -> None:
        """Keep a queue with its items; raises `QueueError` when there is one of this name."""
        content = queue.model_dump(mode="json")
        row = QueueRow(name=queue.name, rubric=queue.rubric.name, content=content, made_at=queue.made_at)
        try:
            async with self._sessions.begin() as session:
                session.add(row)
                await add_missing(session, ItemRow, [_row(item) for item in items])
        except IntegrityError as error:
            raise QueueError(f"there is a queue {queue.name!r} already; give another --name") from error

    async def add_items(self, items: Sequence[Item]) -> None:
        """Keep items that are in no queue, such as those of a drawing of errors."""
        async with self._sessions.begin() as session:
            await add_missing(session, ItemRow, [_row(item) for item in items])

    async def names(self) -> list[str]:
        """All queues, the newest first."""
        query = select(QueueRow.name).order_by(QueueRow.made_at.desc(), QueueRow.name)
        async with self._sessions() as session:
            return list(await session.scalars(query))

    async def get(self, name: str) -> Queue | None:
        """The queue of that name."""
        if name not in self._known:
            async with self._sessions() as session:
                row = await session.get(QueueRow, name)
            if row is None:
                return None
            self._known[name] = Queue.model_validate(row.content)
        return self._known[name]

    async def of_rubric(self, rubric: str) -> list[Queue]:
        """All queues of a rubric, of all its versions, the oldest first."""
        found = [await self.get(name) for name in reversed(await self.names())]
        return [queue for queue in found if queue and queue.rubric.name == rubric]

    async def items(self, ids: Sequence[str]) -> list[Item]:
        """Items by id, in this order; those there are not are left out."""
        found: dict[str, Item] = {}
        async with self._sessions() as session:
            for at in range(0, len(ids), AT_ONCE):
                rows = await session.scalars(select(ItemRow).where(ItemRow.id.in_(ids[at : at + AT_ONCE])))
                found |= {row.id: Item.model_validate(row.content) for row in rows}
        return [found[id] for id in ids if id in found]

    async def with_traces(self, trace_ids: Sequence[str]) -> list[str]:
        """Ids of the items that left these traces."""
        async with self._sessions() as session:
            return list(await session.scalars(select(ItemRow.id).where(ItemRow.trace_id.in_(trace_ids))))


def _row(item: Item) -> dict[str, object]:
    return {"id": item.id, "trace_id": item.trace_id, "content": item.model_dump(mode="json")}
