"""Search in the places of a city: what they are about by BM25, what must hold of them by their traits."""

import sqlite3
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from agents.data.records import Weekday
from agents.data.traits import Trait
from agents.data.vocabulary import Reading, Sense, Vocabulary

MAX_QUERY = 200
MAX_WORDS = 16
WEIGHTS = "4.0, 2.0, 2.0, 2.0, 1.0, 2.0"
"""In BM25, of the columns name, area, kind, interests, note and topics."""
TRAIT = 0.5
"""What a trait that is asked for counts against the best match of the words."""


class Fits(NamedTuple):
    """How well places fit a query, by id.

    `words` is BM25 as a share of the best score, `traits` counts those that are asked for; who fits in nothing is not
    in there. `closed` are shut on the days that the query names.
    """

    words: dict[str, float]
    traits: dict[str, int]
    closed: frozenset[str]

    @property
    def scores(self) -> dict[str, float]:
        """Both together, for places that are open."""
        return self.with_words(self.words)

    def with_words(self, words: Mapping[str, float]) -> dict[str, float]:
        """As `scores`, with other scores for the words."""
        ids = dict.fromkeys([*words, *self.traits])
        return {id: words.get(id, 0.0) + TRAIT * self.traits.get(id, 0) for id in ids if id not in self.closed}


_TEXTS = "{name area kind interests note} : "


class PlaceSearch:
    """Reads `place_text` and `vocabulary`. A city is given by its rank."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.traits = lru_cache(maxsize=256)(self._traits)

    def fits(self, rank: int, query: str) -> Fits:
        """Rank the city's places by what a query says."""
        reading = self.vocabulary.read(query[:MAX_QUERY])
        asked = {id: len(traits & reading.traits) for id, traits in self.traits(rank).items()}
        fitting = {id: count for id, count in asked.items() if count}
        return Fits(self._bm25(rank, reading), fitting, self._closed(rank, reading.weekdays))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What phrases mean, as of the build."""
        return Vocabulary(Sense(*row) for row in self._db.execute("SELECT phrase, kind, name, said FROM vocabulary"))

    def _bm25(self, rank: int, reading: Reading) -> dict[str, float]:
        """The share of the best score. When nothing holds one of the words, words that begin so count."""
        words = [f'{_TEXTS}"{word}"' for word in reading.words[:MAX_WORDS]]
        topics = [f'topics : "{topic}"' for topic in reading.topics[:MAX_WORDS]]
        found = self._match(rank, [*words, *topics]) or self._match(rank, [f"{word}*" for word in words])
        best = max(found.values(), default=1.0)
        return {id: score / best for id, score in found.items()}

    def _match(self, rank: int, terms: list[str]) -> dict[str, float]:
        """BM25 by id. Terms are quoted words of letters and digits: nothing in a query is an operator."""
        if not terms:
            return {}
        match = f'city : "{rank}" AND ({" OR ".join(terms)})'
        sql = f"SELECT place, -bm25(place_text, 0.0, {WEIGHTS}) FROM place_text WHERE place_text MATCH ?"
        return dict(self._db.execute(sql, (match,)).fetchall())

    def _closed(self, rank: int, weekdays: frozenset[Weekday]) -> frozenset[str]:
        if not weekdays:
            return frozenset()
        rows = self._db.execute("SELECT id, closed FROM place WHERE rank = ?", (rank,))
        return frozenset(id for id, closed in rows if weekdays <= set(closed.split()))

    def _traits(self, rank: int) -> dict[str, frozenset[Trait]]:
        rows = self._db.execute("SELECT place, traits FROM place_text WHERE place_text MATCH ?", (f'city : "{rank}"',))
        return {id: frozenset(map(Trait, traits.split())) for id, traits in rows}
