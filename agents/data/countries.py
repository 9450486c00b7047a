"""Countries by code and by any of their names, and the regions that qualify a city."""

import json
import sqlite3
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from agents.data.naming import fold
from agents.data.records import Country


class CountryNameKind(IntEnum):
    """What a name of a country is."""

    CODE = 0
    NAME = 1
    DEMONYM = 2


class Area(NamedTuple):
    """A country, or a region of it."""

    country: str
    region: str = ""


class Countries:
    """Reads `country`, `country_name` and `region_name`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.get = lru_cache(maxsize=256)(self._get)
        rows = db.execute("SELECT key, code, kind FROM country_name")
        self.names = {key: (str(code), CountryNameKind(kind)) for key, code, kind in rows}
        self.regions: dict[str, list[Area]] = {}
        for key, country, region in db.execute("SELECT key, country, region FROM region_name ORDER BY country"):
            self.regions.setdefault(key, []).append(Area(country, region))

    def code(self, text: str) -> str | None:
        """ISO 3166-1 alpha-2 code for a code, a name or a demonym; `None` when unknown or ambiguous."""
        return self.names.get(fold(text[:100]), (None,))[0]

    def areas(self, key: str) -> list[Area]:
        """What a folded qualifier may mean: `ca` is Canada or California."""
        code, kind = self.names.get(key, (None, None))
        countries = [Area(code)] if code and kind is not CountryNameKind.DEMONYM else []
        return countries + self.regions.get(key, [])

    def seats(self, code: str) -> list[int]:
        """Ranks of the capital and the largest city."""
        row = self._db.execute("SELECT capital, largest FROM country WHERE code = ?", (code,)).fetchone()
        return list(dict.fromkeys(rank for rank in row or () if rank is not None))

    @cached_property
    def listing(self) -> tuple[tuple[str, str], ...]:
        """(code, name) of every country, by name."""
        return tuple(sorted(self._db.execute("SELECT code, name FROM country"), key=lambda row: fold(row[1])))

    def _get(self, code: str) -> Country | None:
        query = """SELECT code, name, currency, languages, driving_side, calling_code, plug_types, voltage,
            emergency_numbers, tipping, source FROM country WHERE code = ?"""
        row = self._db.execute(query, (code.strip().upper(),)).fetchone()
        if row is None:
            return None
        code, name, currency, languages, side, calling, plugs, voltage, emergency, tipping, source = row
        spoken, sockets, numbers = (tuple(json.loads(column)) for column in (languages, plugs, emergency))
        return Country(code, name, currency, spoken, side, calling, sockets, voltage, numbers, tipping, source)
