"""The two files of official rates: the State Department's by country and city, the GSA's by US state and city."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from agents.data.building.files import read_csv

STATE = "US State Department foreign per diem (public domain)"
GSA = "US GSA per diem (public domain)"
FISCAL_YEAR = "FY2026"
CONUS = "Standard CONUS rate"

COUNTRY_SPELLINGS = {
    "DEM. PEOPLE'S REPUBLIC OF KOREA": "KP", "Korea, South": "KR", "Bahamas, The": "BS", "Gambia, The": "GM",
    "Micronesia, Federated States of": "FM", "VIRGIN ISLANDS, BRITISH": "VG", "CHAGOS ARCHIPELAGO": "IO",
    "Falkland Islands (Islas Malvinas)": "FK", "ASCENSION ISLAND": "SH", "Bonaire, Sint Eustatius, Saba": "BQ",
    "ST LUCIA": "LC", "SAINT HELENA": "SH",
}  # fmt: skip
"""Country names of the file that no folded name or alternative spelling covers."""

Season = tuple[int, int, Decimal, Decimal]
Cover = Literal["city", "rest", "country"]


class Location(NamedTuple):
    """A location of either file with its seasons (start, end as month * 100 + day; lodging, meals in USD)."""

    country: str
    state: str
    name: str
    covers: Cover
    published: str
    source: str
    seasons: list[Season]


class RateFiles(NamedTuple):
    """Locations in the order of the files, and what was left out."""

    locations: list[Location]
    unmatched_countries: list[str]
    without_lodging: int


def read_rate_files(country_code: Callable[[str], str | None]) -> RateFiles:
    """Read both files; seasons with lodging 0 (no rate set) are counted and left out, their location stays."""
    unmatched: list[str] = []
    locations, dropped = _merge([*_foreign(country_code, unmatched), *_conus()])
    return RateFiles(locations, sorted(set(unmatched)), dropped)


def _foreign(country_code: Callable[[str], str | None], unmatched: list[str]) -> Iterator[Location]:
    for row in read_csv("per-diem/foreign_2026-04.csv"):
        code = COUNTRY_SPELLINGS.get(row["Country"]) or country_code(row["Country"])
        if code is None:
            unmatched.append(row["Country"])
            continue
        published = datetime.strptime(row["Publication Date"], "%B %d, %Y").strftime("%B %Y")  # noqa: DTZ007 a date
        whole = country_code(row["Location"]) or country_code(row["Location"].removesuffix(" Islands"))
        covers: Cover = "rest" if row["Location"] == "[Other]" else "country" if whole == code else "city"
        season = (
            _month_day(row["Season Start Date"], "%Y-%m-%d"), _last_day(_month_day(row["Season End Date"], "%Y-%m-%d")),
            Decimal(row["Lodging"]).quantize(Decimal(1)), Decimal(row["Meals & Incidentals"]).quantize(Decimal(1)),
        )  # fmt: skip
        yield Location(code, "", row["Location"], covers, published, STATE, [season])


def _conus() -> Iterator[Location]:
    for row in read_csv("per-diem/conus_FY2026.csv"):
        starts, ends = (_month_day(f"2000 {row[f'SEASON {edge}']}", "%Y %B %d") if row[f"SEASON {edge}"] else 0
                        for edge in ("BEGIN", "END"))  # fmt: skip
        season = (starts or 101, _last_day(ends or 1231), Decimal(row["Lodging Rate"]), Decimal(row["M&IE"]))
        name = row["DESTINATION"] if row["STATE"] else CONUS
        yield Location("US", row["STATE"], name, "city" if row["STATE"] else "rest", FISCAL_YEAR, GSA, [season])


def _merge(rows: Iterable[Location]) -> tuple[list[Location], int]:
    merged: dict[tuple[str, str, str], Location] = {}
    dropped = 0
    for row in rows:
        at = merged.setdefault((row.country, row.state, row.name), row._replace(seasons=[]))
        priced = [season for season in row.seasons if season[2] > 0]
        at.seasons.extend(priced)
        dropped += len(row.seasons) - len(priced)
    return list(merged.values()), dropped


def _month_day(text: str, pattern: str) -> int:
    day = datetime.strptime(text, pattern)  # noqa: DTZ007 a day of the year has no zone
    return day.month * 100 + day.day


def _last_day(month_day: int) -> int:
    """A season that ends on 28 February holds on the 29th of a leap year."""
    return 229 if month_day == 228 else month_day
