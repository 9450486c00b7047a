"""All that is kept of labelling."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from app.store.label_locks import LockStore
from app.store.label_queues import QueueStore
from app.store.labels import LabelStore
from app.store.trips import TripStore


@dataclass(frozen=True, slots=True)
class LabelStores:
    """Labels, queues with their items, splits and openings of test; trips, which may become items."""

    labels: LabelStore
    queues: QueueStore
    locks: LockStore
    trips: TripStore

    @classmethod
    def of(cls, engine: AsyncEngine) -> "LabelStores":
        """Those of an open database."""
        return cls(LabelStore(engine), QueueStore(engine), LockStore(engine), TripStore(engine, "labels"))
