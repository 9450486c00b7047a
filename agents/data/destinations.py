"""Cities by id, by name and by prefix."""

import json
import sqlite3
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from typing import NamedTuple

from agents.data.naming import NameLevel, fold
from agents.data.records import Destination

LAST = "\U0010ffff"
MAX_PREFIX = 60
SHORTEST_ALIAS_PREFIX = 3


class UnknownDestination(KeyError):
    """No destination has this id."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id

    def __str__(self) -> str:
        return f"unknown destination {self.id!r}; allowed: the id of a curated city or gn-<GeoNames id>"


class NameHit(NamedTuple):
    """A city that goes by a name, and how well the name fits it."""

    rank: int
    level: NameLevel


class Destinations:
    """Reads `destination` and `destination_name`. A rank orders by prominence: 1 is the best known curated city."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.at = lru_cache(maxsize=4096)(self._at)
        self.rank = lru_cache(maxsize=4096)(self._rank)
        self.suggest = lru_cache(maxsize=4096)(self._suggest)
        self.fame = lru_cache(maxsize=4096)(self._fame)

    @cached_property
    def curated(self) -> tuple[Destination, ...]:
        """Every city with places, by name."""
        ranks = self._db.execute("SELECT rank FROM destination WHERE slug IS NOT NULL").fetchall()
        return tuple(sorted((self.at(rank) for (rank,) in ranks), key=lambda city: city.name))

    @cached_property
    def seats(self) -> dict[str, int]:
        """Folded name of a well-known island or region → rank of its main city."""
        return dict(self._db.execute("SELECT key, rank FROM region_seat").fetchall())

    @cached_property
    def trusted_names(self) -> list[str]:
        """Folded names of level OWN or GIVEN, each once, those of the best known cities first."""
        query = "SELECT key FROM destination_name WHERE level <= ? GROUP BY key ORDER BY min(rank), key"
        return [key for (key,) in self._db.execute(query, (NameLevel.GIVEN,))]

    def named(self, key: str) -> list[NameHit]:
        """Cities that go by a folded name, best known first."""
        rows = self._db.execute("SELECT rank, level FROM destination_name WHERE key = ? ORDER BY rank", (key,))
        return [NameHit(rank, NameLevel(level)) for rank, level in rows]

    def in_country(self, code: str, region: str = "", limit: int = 5) -> list[int]:
        """Ranks of the best known cities of a country, or of a region of it."""
        query = "SELECT rank FROM destination WHERE country = ? AND ? IN ('', region) ORDER BY rank LIMIT ?"
        return [rank for (rank,) in self._db.execute(query, (code, region, limit))]

    def _at(self, rank: int) -> Destination:
        query = """SELECT d.geonameid, d.slug, d.name, d.country, c.name, d.region, d.lat, d.lon, d.timezone,
            d.population, coalesce(d.currency, c.currency), d.intro, d.local_tips
            FROM destination d JOIN country c ON c.code = d.country WHERE d.rank = ?"""
        row = self._db.execute(query, (rank,)).fetchone()
        geonameid, slug, name, code, country, region, lat, lon, timezone, population, currency, intro, tips = row
        return Destination(
            slug or f"gn-{geonameid}", name, code, country, region, lat, lon, timezone, population, currency,
            bool(slug), intro or "", tuple(json.loads(tips)) if tips else (),
        )  # fmt: skip

    def _rank(self, id: str) -> int:
        column, value = ("geonameid", id[3:]) if id.startswith("gn-") else ("slug", id)
        row = None
        if column == "slug" or (value.isascii() and value.isdecimal() and len(value) < 12):
            row = self._db.execute(f"SELECT rank FROM destination WHERE {column} = ?", (value,)).fetchone()
        if row is None:
            raise UnknownDestination(id)
        return row[0]

    def _fame(self, id: str) -> int:
        """How many names a city goes by."""
        query = "SELECT count(*) FROM destination_name WHERE rank = ?"
        return self._db.execute(query, (self.rank(id),)).fetchone()[0]

    def _suggest(self, prefix: str, limit: int) -> tuple[Destination, ...]:
        key = fold(prefix[:MAX_PREFIX])
        if not key or limit < 1:
            return ()
        keys, best = self._by_own_name
        whole = best[bisect_left(keys, key) : bisect_right(keys, key)]
        if prefix[-1].isspace():
            key += " "
        longer = best[bisect_left(keys, key) : bisect_left(keys, key + LAST)]
        ranks = dict.fromkeys(sorted({*whole, *longer})[:limit])
        if len(ranks) < limit and len(key) >= SHORTEST_ALIAS_PREFIX:
            query = "SELECT DISTINCT rank FROM destination_name WHERE key >= ? AND key < ? ORDER BY rank LIMIT ?"
            ranks |= dict.fromkeys(rank for (rank,) in self._db.execute(query, (key, key + LAST, limit)))
        return tuple(self.at(rank) for rank in list(ranks)[:limit])

    @cached_property
    def _by_own_name(self) -> tuple[list[str], list[int]]:
        rows = self._db.execute("SELECT key, rank FROM destination_name WHERE level = 0 ORDER BY key, rank").fetchall()
        return [key for key, _ in rows], [rank for _, rank in rows]
