"""The travel tables: every question that an agent, a check or the form asks of the data."""

import json
import sqlite3
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from agents.data.climate import Climate
from agents.data.contenders import contenders
from agents.data.countries import Countries
from agents.data.coverage import Coverage, Known, cover
from agents.data.database import connect
from agents.data.destinations import Destinations, UnknownDestination
from agents.data.listing_table import ListingTable
from agents.data.naming import fold
from agents.data.place_search import Fits, PlaceSearch
from agents.data.place_table import PlaceTable
from agents.data.rates import ExchangeRates, OfficialRates
from agents.data.records import (
    Country,
    Destination,
    ExchangeRate,
    Listing,
    Match,
    MonthlyClimate,
    OfficialRate,
    Place,
    VisaRule,
)
from agents.data.resolver import MAX_TEXT, Resolver
from agents.data.traits import Trait
from agents.data.visas import Visas

__all__ = ["TravelData", "UnknownDestination"]

OF_A_COUNTRY = 12
"""Largest cities of a country that are looked at when a text names the country."""
ANY_DAY = date(2026, 7, 1)
"""Official rates hold every year: a place that has one has it on every day."""


class TravelData:
    """Read-only, synchronous, for one thread at a time; answers come from memory or one indexed SQLite query.

    Methods that take a destination's id raise `UnknownDestination` when there is no such destination.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._destinations = Destinations(db)
        self._countries = Countries(db)
        self._resolver = Resolver(self._destinations, self._countries)
        self._places = PlaceTable(db)
        self._listings = ListingTable(db)
        self._search = PlaceSearch(db)
        self._climate = Climate(db)
        self._visas = Visas(db)
        self._official = OfficialRates(db)
        self._exchange = ExchangeRates(db)
        self._coverage = lru_cache(maxsize=1024)(self._cover)

    @classmethod
    def open(cls, path: Path | None = None) -> "TravelData":
        """Open `path`, by default the file in this package. Raises `TravelDataError` when it cannot be read."""
        return cls(connect(path))

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def resolve(self, text: str) -> tuple[Match, ...]:
        """Destinations that a text may mean, best first, at most five; `()` when nothing is alike.

        Reads names and aliases without regard to case and accents, `City, Region or Country` with or without the
        comma, countries, regions and misspellings. Only the first 200 characters count. The order is the ranking;
        `score` is 100 for the city's own name, 97 for an alias, 95 for its country, 90 for its region, 10 less where
        a qualifier was not understood, and the likeness (80 to 97) for a misspelling.
        """
        return self._resolver.resolve(text)

    def contenders(self, text: str) -> tuple[Destination, ...]:
        """What a text means, and what it may mean just as well; one alone is clear, `()` is unknown.

        A country may mean any of its well-known cities, whether or not there are places of ours.
        """
        matches = self.resolve(text)
        if matches and matches[0].kind == "country":
            inside = self._destinations.in_country(matches[0].destination.country, limit=OF_A_COUNTRY)
            matches += tuple(Match(self._destinations.at(rank), "country", matches[0].score) for rank in inside)
        return contenders(matches, self._destinations.fame)

    def is_name(self, text: str) -> bool:
        """Whether a city goes by this very name, but for case and accents; neither areas nor misspellings count."""
        return bool(self._destinations.named(fold(text[:MAX_TEXT])))

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Destination, ...]:
        """Destinations whose name begins so, curated first, then by population; aliases from three letters on."""
        return self._destinations.suggest(prefix, limit)

    def destination(self, id: str) -> Destination:
        """By `tokyo` or `gn-1850147`; a curated city answers to both."""
        return self._destinations.at(self._destinations.rank(id))

    def curated(self) -> tuple[Destination, ...]:
        """Cities that the data holds places for, by name."""
        return self._destinations.curated

    def place_count(self, destination_id: str) -> int:
        """How many places the data holds there."""
        return self._places.count(self._destinations.rank(destination_id))

    def places(self, destination_id: str) -> tuple[Place, ...]:
        """All places there, in the order of their file; `()` for a city that is not curated."""
        return self._places.of(*self._city(destination_id))

    def place(self, destination_id: str, place_id: str) -> Place | None:
        """One place; ids are unique within a destination."""
        return self._places.by_id(*self._city(destination_id)).get(place_id)

    def search_places(self, destination_id: str, query: str, limit: int = 20) -> tuple[Place, ...]:
        """Places there that fit the words of a query, best first; equals in the order of the data."""
        fits = self.place_fits(destination_id, query).scores
        found = [place for place in self.places(destination_id) if place.id in fits]
        return tuple(sorted(found, key=lambda place: -fits[place.id])[: max(limit, 0)])

    def place_fits(self, destination_id: str, query: str) -> Fits:
        """How well places there fit the words of a query."""
        return self._search.fits(self._destinations.rank(destination_id), query)

    def place_traits(self, destination_id: str) -> dict[str, frozenset[Trait]]:
        """What holds of the places there, by id."""
        return self._search.traits(self._destinations.rank(destination_id))

    def listings(self, destination_id: str) -> tuple[Listing, ...]:
        """Ideas from Wikivoyage, which covers some cities of Europe; `()` for all others."""
        return self._listings.of(self._destinations.rank(destination_id))

    def country(self, code: str) -> Country | None:
        """Facts by ISO 3166-1 alpha-2 code."""
        return self._countries.get(code)

    def country_code(self, text: str) -> str | None:
        """Alpha-2 code for a code, a name or a demonym: `German`, `USA`, `UK`. `None` when unknown or ambiguous."""
        return self._countries.code(text)

    def countries(self) -> tuple[tuple[str, str], ...]:
        """(code, name) of every country, by name."""
        return self._countries.listing

    def climate(self, destination_id: str, month: int) -> MonthlyClimate | None:
        """An average month (1 to 12) there."""
        return self._climate.month(self._destinations.rank(destination_id), month)

    def visa(self, passport: str, destination_country: str) -> VisaRule | None:
        """The rule for two alpha-2 codes, as of the index's date."""
        return self._visas.rule(passport, destination_country)

    def official_rate(self, destination_id: str, day: date) -> OfficialRate | None:
        """Ceiling for lodging and meals in the season that holds `day`; seasons repeat every year."""
        rank, id = self._city(destination_id)
        return self._official.rate(rank, self.destination(id), day)

    def exchange_rate(self, currency: str) -> ExchangeRate | None:
        """Units of an ISO 4217 currency for one US dollar, the latest month."""
        return self._exchange.rate(currency)

    def currencies(self) -> tuple[str, ...]:
        """Codes that `exchange_rate` knows, sorted."""
        return self._exchange.currencies()

    def coverage(self, destination_id: str) -> Coverage:
        """What is known of a destination, layer by layer."""
        return self._coverage(self._destinations.rank(destination_id))

    def licences(self) -> tuple[tuple[str, str], ...]:
        """(source, licence) of everything in the tables."""
        return tuple((source["source"], source["licence"]) for source in self._sources)

    def _city(self, destination_id: str) -> tuple[int, str]:
        rank = self._destinations.rank(destination_id)
        return rank, self._destinations.at(rank).id

    def _cover(self, rank: int) -> Coverage:
        city = self._destinations.at(rank)
        months = [month for number in range(1, 13) if (month := self._climate.month(rank, number))]
        return cover(
            Known(
                city=city,
                country=self.country(city.country),
                places=self._places.of(rank, city.id),
                listings=self._listings.of(rank),
                climate=next((month for month in months if (month.high_c, month.mean_c) != (None, None)), None),
                rate=self._official.rate(rank, city, ANY_DAY),
                exchange=self.exchange_rate(city.currency) is not None,
                visa=city.country in self._visas.destinations,
                holidays=city.country in self._holidays,
            )
        )

    @cached_property
    def _holidays(self) -> frozenset[str]:
        return frozenset(self._meta("holidays_of"))

    @cached_property
    def _sources(self) -> list[dict[str, str]]:
        return self._meta("sources")

    def _meta(self, key: str) -> Any:
        return json.loads(self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])
