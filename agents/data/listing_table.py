"""Ideas from Wikivoyage: listings of European cities, without coordinates, prices or hours."""

import sqlite3
from functools import lru_cache

from agents.data.records import Interest, Listing

SOURCE = "Wikivoyage, CC BY-SA 4.0"


class ListingTable:
    """Reads `listing`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.of = lru_cache(maxsize=256)(self._of)

    def _of(self, rank: int) -> tuple[Listing, ...]:
        query = "SELECT kind, name, text, interests FROM listing WHERE rank = ? ORDER BY position"
        return tuple(
            Listing(kind, name, text, tuple(map(Interest, interests.split())), SOURCE)
            for kind, name, text, interests in self._db.execute(query, (rank,))
        )
