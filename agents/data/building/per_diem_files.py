"""The two files of official rates: the State Department's by country and city, the GSA's by US state and city."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from agents.data.building.files import read_csv

STATE = "US State Department foreign per diem (public domain)"
GSA = "US GSA per diem (public domain)"
FISCAL_YEAR = "FY2026"
CONUS = "Standard CONUS rate"

COUNTRY_SPELLINGS = {
    "DEM. PEOPLE'S REPUBLIC OF KOREA": "KP", "Korea, South": "KR", "Bahamas, The": "BS", "Gambia, The": "GM",
    "CHAGOS ARCHIPELAGO": "IO", "Falkland Islands (Islas Malvinas)": "FK", "ASCENSION ISLAND": "SH", "ST LUCIA": "LC",
}  # fmt: skip
"""Country names of the file that no folded name or alternative spelling covers."""

Cover = Literal["city", "rest", "country"]


class Season(NamedTuple):
    """Rates in USD from `starts` to `ends` (month * 100 + day) of any year, unchanged since a date."""

    starts: int
    ends: int
    lodging: Decimal
    meals: Decimal
    since: date


class Location(NamedTuple):
    """A location of either file with its seasons."""

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
        whole = country_code(row["Location"]) or country_code(row["Location"].removesuffix(" Islands"))
        covers: Cover = "rest" if row["Location"] == "[Other]" else "country" if whole == code else "city"
        season = Season(
            _month_day(date.fromisoformat(row["Season Start Date"])),
            _last_day(date.fromisoformat(row["Season End Date"])),
            Decimal(row["Lodging"]).quantize(Decimal(1)),
            Decimal(row["Meals & Incidentals"]).quantize(Decimal(1)),
            date.fromisoformat(row["Effective Date"]),
        )
        published = _spelt_out(row["Publication Date"]).strftime("%B %Y")
        yield Location(code, "", row["Location"], covers, published, STATE, [season])


def _conus() -> Iterator[Location]:
    for row in read_csv("per-diem/conus_FY2026.csv"):
        season = Season(
            _month_day(_spelt_out(f"{row['SEASON BEGIN'] or 'January 1'}, 2000")),
            _last_day(_spelt_out(f"{row['SEASON END'] or 'December 31'}, 2000")),
            Decimal(row["Lodging Rate"]),
            Decimal(row["M&IE"]),
            _spelt_out(row["Effective Date"]),
        )
        name, covers = (row["DESTINATION"], "city") if row["STATE"] else (CONUS, "rest")
        yield Location("US", row["STATE"], name, covers, FISCAL_YEAR, GSA, [season])


def _merge(rows: Iterable[Location]) -> tuple[list[Location], int]:
    merged: dict[tuple[str, str, str], Location] = {}
    dropped = 0
    for row in rows:
        at = merged.setdefault((row.country, row.state, row.name), row._replace(seasons=[]))
        priced = [season for season in row.seasons if season.lodging > 0]
        at.seasons.extend(priced)
        dropped += len(row.seasons) - len(priced)
    return list(merged.values()), dropped


def _spelt_out(text: str) -> date:
    return datetime.strptime(text, "%B %d, %Y").date()  # noqa: DTZ007 a date has no zone


def _month_day(day: date) -> int:
    return day.month * 100 + day.day


def _last_day(day: date) -> int:
    """A season that ends on 28 February holds on the 29th of a leap year."""
    return 229 if (day.month, day.day) == (2, 28) else _month_day(day)
