"""The baseline: BM25 over the words as they stand, which is how places were searched at first."""

import re
import sqlite3
from collections.abc import Sequence

from agents.data.records import Place
from agents.data.tables import TravelData

_WORD = re.compile(r"[^\W_]+")


class PlainSearch:
    """Name, area, kind, interests and note in FTS5, weighted 4, 2, 2, 2 and 1; a query is its words or their starts."""

    def __init__(self, data: TravelData) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute(
            "CREATE VIRTUAL TABLE text USING fts5(name, area, kind, interests, note, city UNINDEXED, id UNINDEXED,"
            " tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        places = [place for city in data.curated() for place in data.places(city.id)]
        self._db.executemany("INSERT INTO text VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, places))

    def rank(self, query: str, places: Sequence[Place]) -> list[str]:
        """Ids of the places of one city that hold any of the words, best first."""
        words = dict.fromkeys(_WORD.findall(query.casefold()))
        match = " OR ".join(f'"{word}"*' for word in words)
        sql = "SELECT id FROM text WHERE text MATCH ? AND city = ? ORDER BY bm25(text, 4.0, 2.0, 2.0, 2.0, 1.0), id"
        return [id for (id,) in self._db.execute(sql, (match, places[0].destination_id))]

    def close(self) -> None:
        """Close the database in memory."""
        self._db.close()


def _row(place: Place) -> tuple[str, ...]:
    interests = " ".join(place.interests)
    return place.name, place.area, place.kind.value, interests, place.note, place.destination_id, place.id
