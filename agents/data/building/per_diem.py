"""Which cities each location of the official rates holds for."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from agents.data.building.cities import Gazetteer
from agents.data.building.per_diem_files import Cover, Location, read_rate_files
from agents.data.building.place_files import CityFile, ConusRateKey

CITY_SPELLINGS = {
    ("TH", "Samui Island"): "Ko Samui", ("PT", "Madeira Islands"): "Funchal", ("ES", "Balearic Islands"): "Palma",
    ("JP", "Okinawa Prefecture"): "Naha", ("CA", "Prince Edward Island"): "Charlottetown", ("ID", "Bali"): "Denpasar",
    ("BS", "Grand Bahama Island"): "Freeport", ("VN", "Phu Quoc Island"): "Phu Quoc", ("IN", "Goa"): "Panaji",
    ("CV", "Sao Tiago Island"): "Praia", ("CV", "Sao Vicente Island"): "Mindelo", ("MX", "Los Cabos"): "Cabo San Lucas",
    ("KR", "Chongju"): "Cheongju", ("US", "District of Columbia"): "Washington", ("US", "St. Paul"): "Saint Paul",
    ("US", "East St. Louis"): "East Saint Louis", ("US", "Loudoun"): "Leesburg",
}  # fmt: skip
"""Islands, regions and old spellings that stand for a city."""

NO_CITY_OF_OURS = {("CA", "Sidney"), ("AU", "Richmond")}
"""Small towns (in British Columbia and New South Wales) whose name a larger city of the country goes by."""


ALSO_THERE = {("NY", "New York City"): ("Manhattan", "Brooklyn", "Queens", "The Bronx", "Staten Island")}
"""Cities that a location's list of counties takes in and its name does not."""


class PerDiemTable(NamedTuple):
    """Rows of the three tables, and what was left out."""

    locations: list[tuple[int, str, str, Cover, str, str]]
    seasons: list[tuple[int, int, int, str, str, str]]
    cities: list[tuple[int, int]]
    unmatched_countries: list[str]
    unmatched_locations: list[str]
    without_lodging: int


def read_per_diem(
    gazetteer: Gazetteer, country_code: Callable[[str], str | None], curated: Iterable[CityFile]
) -> PerDiemTable:
    """Rows of the tables. A curated city names its location; others are found by name, then by alias.

    Raises:
        ValueError: a curated city names a location that the files lack.
    """
    rates = read_rate_files(country_code)
    numbered = list(enumerate(rates.locations, start=1))
    by_name = {(at.country, at.state, at.name): number for number, at in numbered}
    cities: dict[int, int] = {}
    for file in curated:
        if file.per_diem:
            if _named_by(file) not in by_name:
                raise ValueError(f"{file.id}.yaml: per_diem: {_named_by(file)}: no such location in the official rates")
            cities[gazetteer.by_slug[file.id].rank] = by_name[_named_by(file)]
    matched: set[int] = set()
    for with_aliases in (False, True):
        for number, at in numbered:
            ranks = list(_ranks(gazetteer, at, with_aliases))
            matched |= {number} if ranks else set()
            for rank in ranks:
                cities.setdefault(rank, number)
    lost = [f"{at.name}, {at.state or at.country}" for n, at in numbered if n not in matched and at.covers == "city"]
    seasons = [
        (n, season.starts, season.ends, str(season.lodging), str(season.meals), season.since.isoformat())
        for n, at in numbered
        for season in at.seasons
    ]
    return PerDiemTable(
        locations=[(n, at.country, at.name, at.covers, at.published, at.source) for n, at in numbered],
        seasons=sorted(seasons),
        cities=sorted(cities.items()),
        unmatched_countries=rates.unmatched_countries,
        unmatched_locations=lost,
        without_lodging=rates.without_lodging,
    )


def _named_by(city: CityFile) -> tuple[str, str, str]:
    key = city.per_diem
    if isinstance(key, ConusRateKey):
        return city.country, key.state, key.destination
    return city.country, "", key.location if key else ""


def _ranks(gazetteer: Gazetteer, at: Location, with_aliases: bool) -> Iterator[int]:
    """The cities a location names: the whole text, without what qualifies it, or each of several joined by / or -.

    Aliases serve abroad only: the US file spells its cities as GeoNames does, and a US alias is mostly another town.
    """
    short = re.split(r"[,(]", at.name)[0].strip()
    if (at.country, short) in NO_CITY_OF_OURS:
        return
    for name in ALSO_THERE.get((at.state, at.name), ()):
        if (rank := _find(gazetteer, at, name, with_aliases)) is not None:
            yield rank
    for name in (at.name, short, short.removesuffix(" City")):
        if (rank := _find(gazetteer, at, name, with_aliases)) is not None:
            yield rank
            return
    parts = re.split("[/-]", short)
    for part in parts if len(parts) > 1 else ():
        if (rank := _find(gazetteer, at, part.strip(), with_aliases)) is not None:
            yield rank


def _find(gazetteer: Gazetteer, at: Location, name: str, with_aliases: bool) -> int | None:
    spelled = CITY_SPELLINGS.get((at.country, name), name)
    city = gazetteer.find(at.country, spelled, at.state, with_aliases=with_aliases and at.country != "US")
    return city and city.rank
