"""Cities of GeoNames and the curated ones, ranked by prominence, with every name they go by."""

import json
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from agents.data.building.geonames import GeonamesCity, geonames_cities
from agents.data.building.place_files import CityFile, PlaceFileError
from agents.data.building.regions import Regions
from agents.data.naming import NameLevel, fold

MAX_NAME = 40
ALL_SCRIPTS_FROM = 100_000
"""Smaller cities keep their names in Latin letters only, which saves a quarter of the file."""


class City(NamedTuple):
    """A row of `destination` with its names: its own, those that the project gave, GeoNames' others."""

    rank: int
    geonameid: int
    slug: str | None
    name: str
    country: str
    region_code: str
    region: str
    lat: float
    lon: float
    timezone: str
    population: int
    currency: str | None
    intro: str | None
    local_tips: str | None
    names: dict[str, NameLevel]


class Gazetteer:
    """Finds the city that a source means by a name."""

    def __init__(self, cities: Iterable[City]) -> None:
        self._named: dict[tuple[str, str], list[City]] = {}
        self._aliased: dict[tuple[str, str], list[City]] = {}
        self.by_slug: dict[str, City] = {}
        self.largest: dict[str, City] = {}
        for city in cities:
            for key, level in city.names.items():
                index = self._named if level == NameLevel.OWN else self._aliased
                index.setdefault((city.country, key), []).append(city)
            if city.slug:
                self.by_slug[city.slug] = city
            best = self.largest.setdefault(city.country, city)
            if city.population > best.population:
                self.largest[city.country] = city

    def find(self, country: str, name: str, region_code: str = "", *, with_aliases: bool = True) -> City | None:
        """The most prominent city of a country that is called `name`, else the one with that alias."""
        key = (country, fold(name))
        for index in (self._named, self._aliased) if with_aliases else (self._named,):
            for city in index.get(key, ()):
                if region_code in ("", city.region_code):
                    return city
        return None


def read_cities(curated: tuple[CityFile, ...], regions: Regions) -> list[City]:
    """All cities, best known first: curated, then by population, then by GeoNames id."""
    raw = geonames_cities()
    files = {file.geonameid: file for file in curated}
    for missing in sorted(files.keys() - {city.geonameid for city in raw}):
        raise PlaceFileError(f"{files[missing].id}.yaml: geonameid: {missing}: not a GeoNames city of 15,000 or more")
    raw.sort(key=lambda city: (city.geonameid not in files, -city.population, city.geonameid))
    return [_city(rank, city, files.get(city.geonameid), regions) for rank, city in enumerate(raw, start=1)]


def _city(rank: int, city: GeonamesCity, file: CityFile | None, regions: Regions) -> City:
    name = file.name if file else _english(city.name, city.country)
    region = regions.names.get((city.country, city.admin1), "")
    lat, lon, timezone = (file.lat, file.lon, file.timezone) if file else (city.lat, city.lon, city.timezone)
    tips = json.dumps(file.local_tips, ensure_ascii=False) if file else None
    return City(
        rank, city.geonameid, file and file.id, name, city.country, city.admin1, region, lat, lon, timezone,
        city.population, file and file.currency, file and file.intro, tips, _names(name, file, city),
    )  # fmt: skip


def _names(name: str, file: CityFile | None, city: GeonamesCity) -> dict[str, NameLevel]:
    """Folded names and their best level, without the machine's transliterations (`tokeiyw`): ASCII in lower case."""
    levels = {fold(name): NameLevel.OWN}
    for alias in file.aliases if file else ():
        levels.setdefault(fold(alias), NameLevel.GIVEN)
    levels.setdefault(fold(city.name), NameLevel.GIVEN if file else NameLevel.OWN)
    for alias in city.alternates:
        written = len(alias) <= MAX_NAME and not (alias.isascii() and alias == alias.lower())
        if written and (file or city.population >= ALL_SCRIPTS_FROM or _is_latin(alias)):
            levels.setdefault(fold(alias), NameLevel.OTHER)
    return {key: level for key, level in levels.items() if len(key) > 1}


def _english(name: str, country: str) -> str:
    """GeoNames calls many Japanese cities by their rank: `Nara-shi`."""
    return name.removesuffix("-shi") if country == "JP" else name


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in text if c.isalpha())
