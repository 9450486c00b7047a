"""Labels and withdrawals: added, never changed. What is added is on the disk before the call returns."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from app.store.inserting import add_missing
from app.store.label_tables import LabelEventRow, RevealRow, SentRow
from evals.labels.label import Event, Label, Withdrawal
from evals.labels.standing import About, standing

_EVENT: TypeAdapter[Event] = TypeAdapter(Event)
MOST_IN_A_QUERY = 500


class KnownOtherwise(ValueError):
    """An id is known with another content, so that it cannot be the same label sent again."""


class NotTheirs(LookupError):
    """What is to be taken back is no label of this person."""


class Unsent(NamedTuple):
    """An event, and what it is about."""

    id: UUID
    item: str
    rubric: str
    person: str


class LabelStore:
    """Events of labelling. Every method is one transaction, committed when it returns."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)

    async def add(self, events: Sequence[Event]) -> int:
        """Keep events in their order, all or none; returns how many were new. One that is known is left as it is.

        Raises:
            KnownOtherwise: an id is there with another content.
            NotTheirs: a withdrawal of a label that this person has not given.
        """
        async with self._sessions.begin() as session:
            ids = [event.id for event in events]
            taken = [event.withdraws for event in events if isinstance(event, Withdrawal)]
            before = await _by_id(session, ids + taken)
            given = {event.id: event for event in (*before.values(), *events) if isinstance(event, Label)}
            await add_missing(session, LabelEventRow, [_row(event, given) for event in events])
            after = await _by_id(session, ids)
            for event in events:
                if not same(after[event.id], event):
                    raise KnownOtherwise(f"{event.kind} {event.id} is known with another content; make a new id")
        return len(after.keys() - before.keys())

    async def events(
        self, rubric: str | None = None, person: str | None = None, items: Sequence[str] | None = None
    ) -> list[Event]:
        """Events of one rubric, of one person, on some items; those on an item in the order in which they were kept."""
        query = select(LabelEventRow).order_by(LabelEventRow.sequence)
        if rubric is not None:
            query = query.where(LabelEventRow.rubric == rubric)
        if person is not None:
            query = query.where(LabelEventRow.person == person)
        if items is None:
            return await self._all(query)
        some = [items[at : at + MOST_IN_A_QUERY] for at in range(0, len(items), MOST_IN_A_QUERY)]
        found = [await self._all(query.where(LabelEventRow.item.in_(part))) for part in some]
        return [event for events in found for event in events]

    async def standing(self, rubric: str, person: str | None = None) -> dict[About, Label]:
        """The labels of a rubric that count, of all its versions."""
        return standing(await self.events(rubric, person))

    async def reveal(self, item: str, rubric: str, person: str) -> None:
        """Remember that somebody is shown what the judge and others say of an item."""
        row = {"item": item, "rubric": rubric, "person": person, "at": datetime.now(UTC)}
        async with self._sessions.begin() as session:
            await add_missing(session, RevealRow, [row])

    async def revealed(self, rubric: str, person: str) -> set[str]:
        """Items of which this person has been shown that."""
        query = select(RevealRow.item).where(RevealRow.rubric == rubric, RevealRow.person == person)
        async with self._sessions() as session:
            return set(await session.scalars(query))

    async def unsent(self) -> list[Unsent]:
        """What Phoenix has not been told of yet."""
        row = LabelEventRow
        query = select(row.id, row.item, row.rubric, row.person).where(row.id.not_in(select(SentRow.id)))
        async with self._sessions() as session:
            return [Unsent(UUID(id), *rest) for id, *rest in await session.execute(query.order_by(row.sequence))]

    async def mark_sent(self, ids: Sequence[UUID]) -> None:
        """Remember what Phoenix has taken."""
        now = datetime.now(UTC)
        async with self._sessions.begin() as session:
            await add_missing(session, SentRow, [{"id": str(id), "at": now} for id in ids])

    async def _all(self, query: Select[LabelEventRow]) -> list[Event]:
        async with self._sessions() as session:
            return [_EVENT.validate_python(row.content) for row in await session.scalars(query)]


def same(kept: Event, sent: Event) -> bool:
    """Whether an event is the one that was kept, sent again: all but what the service adds to it is alike."""
    added = {"at", "informed"}
    return kept.model_dump(exclude=added) == sent.model_dump(exclude=added)


def _row(event: Event, given: Mapping[UUID, Label]) -> dict[str, Any]:
    """The row of an event; a withdrawal is found where its label is."""
    label = event if isinstance(event, Label) else given.get(event.withdraws)
    if label is None or label.person != event.person:
        raise NotTheirs(f"{event.person} has given no label {getattr(event, 'withdraws', event.id)} to take back")
    where = {"item": label.item, "rubric": label.rubric, "queue": label.queue, "person": label.person}
    return where | {"id": str(event.id), "content": event.model_dump(mode="json")}


async def _by_id(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, Event]:
    """Those of some events that are there."""
    found: dict[UUID, Event] = {}
    for at in range(0, len(ids), MOST_IN_A_QUERY):
        some = [str(id) for id in ids[at : at + MOST_IN_A_QUERY]]
        rows = await session.scalars(select(LabelEventRow).where(LabelEventRow.id.in_(some)))
        found |= {UUID(row.id): _EVENT.validate_python(row.content) for row in rows}
    return found
