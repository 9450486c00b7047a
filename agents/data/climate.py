"""Average months."""

import sqlite3
from functools import lru_cache

from agents.data.records import MonthlyClimate

NORMALS = "packzup/travel-datasets (WMO 1991-2020 and ERA5), CC BY 4.0"
WIKIPEDIA = "yaziciceyda/climateRecords, compiled from Wikipedia"
SOURCES = {1: NORMALS, 2: WIKIPEDIA, 3: f"{NORMALS}; {WIKIPEDIA}"}


class Climate:
    """Reads `climate`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.month = lru_cache(maxsize=4096)(self._month)

    def _month(self, rank: int, month: int) -> MonthlyClimate | None:
        """`month` from 1 to 12; `None` for a city or a month that no source covers."""
        query = """SELECT month, high_c, low_c, mean_c, rain_mm, rain_days, sunshine_hours, source
            FROM climate WHERE rank = ? AND month = ?"""
        row = self._db.execute(query, (rank, month)).fetchone()
        if row is None:
            return None
        month, high, low, mean, rain, rain_days, sunshine, source = row
        return MonthlyClimate(month, high, low, mean, rain, rain_days, sunshine, SOURCES[source])
