"""Official lodging and meal rates, and exchange rates."""

import sqlite3
from datetime import date
from decimal import Decimal
from functools import lru_cache

from agents.data.records import Destination, ExchangeRate, OfficialRate

OUTSIDE_CONUS = ("Alaska", "Hawaii")
"""States that the standard rate for the continental US leaves to the Department of Defense."""

EXCHANGE_SOURCE = "datasets/exchange-rates, PDDL"

_COUNTRY_WIDE = """SELECT location FROM per_diem_location WHERE country = ? AND covers <> 'city'
    ORDER BY covers = 'rest', location LIMIT 1"""
_IN_SEASON = """SELECT l.name, p.lodging, p.meals, l.published, l.covers, l.source, p.since
    FROM per_diem_location l JOIN per_diem p USING (location) WHERE l.location = ?
    AND CASE WHEN starts <= ends THEN ? BETWEEN starts AND ends ELSE ? >= starts OR ? <= ends END"""


class OfficialRates:
    """Reads the per-diem tables."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.rate = lru_cache(maxsize=4096)(self._rate)

    def _rate(self, rank: int, city: Destination, day: date) -> OfficialRate | None:
        """The rate of the city's own location, else of the rest, or the whole, of its country.

        A location that the files list without a lodging rate has none; its country's does not stand in for it.
        """
        own = self._db.execute("SELECT location FROM per_diem_city WHERE rank = ?", (rank,)).fetchone()
        row = own or self._db.execute(_COUNTRY_WIDE, (city.country,)).fetchone()
        if row is None or (own is None and city.region in OUTSIDE_CONUS):
            return None
        today = day.month * 100 + day.day
        found = self._db.execute(_IN_SEASON, (row[0], today, today, today)).fetchone()
        if found is None:
            return None
        name, lodging, meals, published, covers, source, since = found
        location = f"rest of {city.country_name}" if name == "[Other]" else name
        return OfficialRate(
            location, day, Decimal(lodging), Decimal(meals), published, covers == "rest", source,
            date.fromisoformat(since),
        )  # fmt: skip


class ExchangeRates:
    """Reads `exchange_rate`; one per currency, of the latest month."""

    def __init__(self, db: sqlite3.Connection) -> None:
        rows = db.execute("SELECT currency, per_usd, max(month) FROM exchange_rate GROUP BY currency").fetchall()
        self._rates = {
            code: ExchangeRate(code, Decimal(rate), date.fromisoformat(month), EXCHANGE_SOURCE)
            for code, rate, month in rows
        }
        latest = max(rate.month for rate in self._rates.values())
        self._rates["USD"] = ExchangeRate("USD", Decimal(1), latest, "the unit of all rates")

    def rate(self, currency: str) -> ExchangeRate | None:
        """Units of a currency (ISO 4217) for a US dollar."""
        return self._rates.get(currency.strip().upper())

    def currencies(self) -> tuple[str, ...]:
        """Codes that have a rate, sorted."""
        return tuple(sorted(self._rates))
