"""Monthly averages: highs, lows and rain of 37 cities first, filled up by mean temperature and sunshine."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from agents.data.building.cities import Gazetteer
from agents.data.building.files import MONTHS, read_csv
from agents.data.building.place_files import CityFile, ClimateKey

NORMALS, WIKIPEDIA = 1, 2

SPELLINGS = {
    "united arabemirates": "United Arab Emirates", "saint pierreand miquelon": "Saint Pierre and Miquelon",
    "djibouti city": "Djibouti", "oklahomacity": "Oklahoma City", "portland (or)": "Portland",
    "richmond (va)": "Richmond", "salt lakecity": "Salt Lake City", "san miguelde tucumán": "San Miguel de Tucumán",
    "sanfrancisco": "San Francisco", "virginiabeach": "Virginia Beach",
}  # fmt: skip
"""Names that the files run together or qualify. Of namesakes in a country the largest is meant, as it should be."""

ELSEWHERE = {("China", "Hong Kong"): "HK", ("China", "Macau"): "MO"}
"""Cities that GeoNames puts under their own country code."""

SLUG_CITIES = {"bali": "Denpasar"}
"""Rows of the 37-city file named by an island."""


class ClimateRow(NamedTuple):
    """A row of `climate`."""

    rank: int
    month: int
    high_c: float | None = None
    low_c: float | None = None
    mean_c: float | None = None
    rain_mm: float | None = None
    rain_days: int | None = None
    sunshine_hours: float | None = None
    source: int = 0


class ClimateTable:
    """Collects the three files by city and month; cities that no name finds are in `unmatched`."""

    def __init__(
        self, gazetteer: Gazetteer, country_code: Callable[[str], str | None], cities: Iterable[CityFile]
    ) -> None:
        self._gazetteer = gazetteer
        self._country_code = country_code
        self._rows: dict[tuple[int, int], ClimateRow] = {}
        self.unmatched: list[str] = []
        self._slugs: dict[str, int] = {}
        self._curated: dict[tuple[str, ClimateKey], int] = {}
        for city in cities:
            rank = gazetteer.by_slug[city.id].rank
            if city.climate:
                self._slugs[city.climate] = rank
            if city.mean_temperature:
                self._curated["temperature", city.mean_temperature] = rank
            if city.sunshine:
                self._curated["sunshine", city.sunshine] = rank

    def rows(self) -> list[ClimateRow]:
        """Read all files; rows by rank and month."""
        self._read_normals()
        self._read_temperature()
        self._read_sunshine()
        return [self._rows[key] for key in sorted(self._rows)]

    def _read_normals(self) -> None:
        for row in read_csv("climate/monthly-highs-lows-rain-37-cities.csv"):
            city = self._gazetteer.find(row["country_code"], SLUG_CITIES.get(row["slug"], row["destination"]))
            rank = self._slugs.get(row["slug"]) or (city and city.rank)
            if rank is None:
                self._miss(f"{row['destination']}, {row['country_code']}")
                continue
            month = int(row["month"])
            self._rows[rank, month] = ClimateRow(
                rank, month, high_c=float(row["avg_high_c"]), low_c=float(row["avg_low_c"]),
                rain_mm=float(row["rain_mm"]), rain_days=int(row["rain_days"]), source=NORMALS,
            )  # fmt: skip

    def _read_temperature(self) -> None:
        for row in read_csv("climate/monthly-mean-temperature-475-cities.csv"):
            rank = self._find("temperature", row["Country"], row["City"])
            for month, column in enumerate(MONTHS, start=1):
                mean = _celsius(row[f"{column}_C"], row[f"{column}_F"])
                if rank is not None and mean is not None:
                    self._fill(rank, month, mean_c=mean)

    def _read_sunshine(self) -> None:
        for row in read_csv("climate/monthly-sunshine-402-cities.csv"):
            rank = self._find("sunshine", row["Country"], row["City"])
            for month, column in enumerate(MONTHS, start=1):
                if rank is not None:
                    self._fill(rank, month, sunshine_hours=float(row[column]))

    def _fill(self, rank: int, month: int, mean_c: float | None = None, sunshine_hours: float | None = None) -> None:
        row = self._rows.get((rank, month), ClimateRow(rank, month))
        self._rows[rank, month] = row._replace(
            mean_c=row.mean_c if mean_c is None else mean_c,
            sunshine_hours=row.sunshine_hours if sunshine_hours is None else sunshine_hours,
            source=row.source | WIKIPEDIA,
        )

    def _find(self, file: str, country: str, city: str) -> int | None:
        curated = self._curated.get((file, ClimateKey(country=country, city=city)))
        if curated is not None:
            return curated
        name = SPELLINGS.get(city.casefold(), city)
        code = ELSEWHERE.get((country, city)) or self._country_code(SPELLINGS.get(country.casefold(), country))
        found = self._gazetteer.find(code, name) if code else None
        if found is None:
            self._miss(f"{city}, {country} ({file})")
        return found and found.rank

    def _miss(self, city: str) -> None:
        if city not in self.unmatched:
            self.unmatched.append(city)


def _celsius(celsius: str, fahrenheit: str) -> float | None:
    """The file lost its minus signs with their numbers: a mean below 0 °C is blank, and taken from the °F column."""
    if celsius:
        return float(celsius)
    return round((float(fahrenheit) - 32) / 1.8, 1) if fahrenheit else None
