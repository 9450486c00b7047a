"""Places of the curated cities."""

import sqlite3
from decimal import Decimal
from functools import lru_cache
from typing import Any

from agents.data.records import Diet, Interest, Place, PlaceKind


class PlaceTable:
    """Reads `place`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.of = lru_cache(maxsize=256)(self._of)
        self.by_id = lru_cache(maxsize=256)(self._by_id)

    def count(self, rank: int) -> int:
        """How many places a city has."""
        return self._db.execute("SELECT count(*) FROM place WHERE rank = ?", (rank,)).fetchone()[0]

    def _by_id(self, rank: int, destination_id: str) -> dict[str, Place]:
        return {place.id: place for place in self.of(rank, destination_id)}

    def _of(self, rank: int, destination_id: str) -> tuple[Place, ...]:
        query = """SELECT id, name, kind, area, lat, lon, interests, minutes, cost, currency, best, indoors, closed,
            step_free, diets, note, source FROM place WHERE rank = ? ORDER BY position"""
        return tuple(_place(destination_id, row) for row in self._db.execute(query, (rank,)))


def _place(destination_id: str, row: Any) -> Place:
    (id, name, kind, area, lat, lon, interests, minutes, cost, currency, best, indoors, closed, step_free, diets,
     note, source) = row  # fmt: skip
    return Place(
        id, destination_id, name, PlaceKind(kind), area, lat, lon, tuple(map(Interest, interests.split())), minutes,
        Decimal(cost), currency, best, bool(indoors), tuple(closed.split()),
        None if step_free is None else bool(step_free), tuple(map(Diet, diets.split())), note, source,
    )  # fmt: skip
