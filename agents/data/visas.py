"""Entry rules by passport."""

import sqlite3
from functools import cached_property

from agents.data.records import VisaRule
from agents.data.visa_kinds import VISA_KINDS

SOURCE = "Passport Index, March 2026 (imorte/passport-index-data, MIT); verify with the embassy"


class Visas:
    """Reads `visa`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def rule(self, passport: str, destination: str) -> VisaRule | None:
        """Both are ISO 3166-1 alpha-2 codes; `None` for a pair that the index does not hold."""
        passport, destination = passport.strip().upper(), destination.strip().upper()
        query = "SELECT kind, days FROM visa WHERE passport = ? AND destination = ?"
        row = self._db.execute(query, (passport, destination)).fetchone()
        return row and VisaRule(passport, destination, VISA_KINDS[row[0]], row[1], SOURCE)

    @cached_property
    def destinations(self) -> frozenset[str]:
        """Countries whose entry rules the index holds."""
        return frozenset(code for (code,) in self._db.execute("SELECT DISTINCT destination FROM visa"))
