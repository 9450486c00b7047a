"""Monthly averages: highs, lows and rain of 37 cities first, filled up by mean temperature and sunshine."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from agents.data.building.cities import Gazetteer
from agents.data.building.files import MONTHS, read_csv
from agents.data.building.place_files import CityFile, ClimateKey

NORMALS, WIKIPEDIA = 1, 2

SPELLINGS = {
    "united arabemirates": "united arab emirates", "saint pierreand miquelon": "saint pierre and miquelon",
    "congo": "republic of the congo", "salt lakecity": "Salt Lake City", "oklahomacity": "Oklahoma City",
    "virginiabeach": "Virginia Beach", "sanfrancisco": "San Francisco",
    "washington,d.c.": "Washington D.C.", "portland (or)": "Portland",
    "richmond (va)": "Richmond", "san miguelde tucumán": "San Miguel de Tucumán", "dar-es-salaam": "Dar es Salaam",
    "zanzibar city": "Zanzibar", "djibouti city": "Djibouti", "mek'ele": "Mekele", "addis abeba": "Addis Ababa",
    "bariloche": "San Carlos de Bariloche", "las palmas": "Las Palmas de Gran Canaria", "st. john's": "St. John's",
}  # fmt: skip
"""Names that the files run together or spell in a way no alias covers."""

US_STATES = {
    "portland (or)": "OR",
    "richmond (va)": "VA",
    "columbus": "OH",
    "kansas city": "MO",
    "washington,d.c.": "DC",
}

ELSEWHERE = {
    "china/hong kong": "HK", "china/macau": "MO", "united states/san juan": "PR", "denmark/torshavn": "FO",
}  # fmt: skip
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
    """Collects the three files by city and month; a city that no name finds is counted in `unmatched`."""

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
        code = ELSEWHERE.get(f"{country}/{city}".casefold()) or self._country_code(
            SPELLINGS.get(country.casefold(), country)
        )
        state = US_STATES.get(city.casefold(), "") if code == "US" else ""
        found = self._gazetteer.find(code, name, state) if code else None
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
