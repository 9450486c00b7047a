"""Which destination a text means."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from math import log10
from typing import NamedTuple

from agents.data.countries import Area, Countries, CountryNameKind
from agents.data.destinations import Destinations, NameHit
from agents.data.naming import NameLevel, fold
from agents.data.records import Match
from agents.data.spelling import Spelling

MAX_TEXT = 200
MAX_MATCHES = 5
MAX_QUALIFIERS, QUALIFIER_WORDS = 2, 4
ALIAS_DISCOUNT = 10
CURATED_BONUS = 5.0
SMALL_CITY, WELL_KNOWN = 15_000, 100_000
SHORT_WORD = 5

EXACT, ALIAS, COUNTRY, REGION = 100.0, 97.0, 95.0, 90.0
IGNORED_QUALIFIER = 10.0

_COMMAS = re.compile("[,;،、，]")
_CHOICES = re.compile(r"[/|()\[\]]| or ")


class Reading(NamedTuple):
    """A way to read a text: a city's name, and per qualifier the areas it may mean."""

    head: str
    areas: tuple[tuple[Area, ...], ...] = ()


def _parts(text: str) -> list[str]:
    return [key for part in _COMMAS.split(text) if (key := fold(part))]


class Resolver:
    """Reads a text as a city, qualified or not, a country or a region; else as several; else as a misspelling."""

    def __init__(self, destinations: Destinations, countries: Countries) -> None:
        self._destinations = destinations
        self._countries = countries
        self.resolve = lru_cache(maxsize=4096)(self._resolve)

    def _resolve(self, text: str) -> tuple[Match, ...]:
        text = text[:MAX_TEXT]
        found = self._known(text)
        if not found and len(choices := [choice for choice in _CHOICES.split(text) if fold(choice)]) > 1:
            found = [match for choice in choices for match in self._known(choice)]
        if not found:
            found = self._misspelt(text)
        first: dict[str, Match] = {}
        for match in found:
            first.setdefault(match.destination.id, match)
        return tuple(first.values())[:MAX_MATCHES]

    def _known(self, text: str) -> list[Match]:
        parts = _parts(text)
        if not parts:
            return []
        words = " ".join(parts).split()
        commas = self._by_commas(parts)
        found = self._first(commas) or self._unqualified(" ".join(words)) or self._first(self._by_words(words))
        if not found and not commas and len(parts) > 1:
            found = self._cities(Reading(parts[0]), IGNORED_QUALIFIER)
        return found

    def _misspelt(self, text: str) -> list[Match]:
        parts = _parts(text)
        if not parts:
            return []
        words = " ".join(parts).split()
        whole = " ".join(words)
        for reading in (*self._by_commas(parts), *self._by_words(words), Reading(whole)):
            if scored := sorted(self._alike(reading), key=lambda pair: -pair[0]):
                return [match for _, match in scored[:MAX_MATCHES]]
        spelling, names = self._country_spelling
        for position, score in spelling.alike(whole)[:1]:
            return self._in_country(self._countries.names[names[position]][0], round(score, 1))
        return []

    def _by_commas(self, parts: list[str]) -> list[Reading]:
        """`Paris, Texas` and `Japan, Tokyo`; a part that names no area is ignored as long as another does."""
        readings: list[Reading] = []
        for head, rest in ((parts[0], parts[1:]), (parts[-1], parts[:-1])) if len(parts) > 1 else ():
            areas = [tuple(found) for part in rest if (found := self._countries.areas(part))]
            if areas:
                readings.append(Reading(head, tuple(areas)))
        return readings

    def _by_words(self, words: list[str], qualifiers: int = MAX_QUALIFIERS) -> Iterator[Reading]:
        """`Paris TX`, `San José Costa Rica`, `Paris TX USA`, `Japan Tokyo`."""
        for size in range(1, min(QUALIFIER_WORDS, len(words) - 1) + 1):
            if areas := tuple(self._countries.areas(" ".join(words[-size:]))):
                rest = words[:-size]
                yield Reading(" ".join(rest), (areas,))
                inside = self._by_words(rest, qualifiers - 1) if qualifiers > 1 else ()
                yield from (Reading(inner.head, (*inner.areas, areas)) for inner in inside)
        if areas := tuple(self._countries.areas(words[0])):
            yield Reading(" ".join(words[1:]), (areas,))

    def _first(self, readings: Iterable[Reading]) -> list[Match]:
        for reading in readings:
            if found := self._cities(reading) or self._regions(reading):
                return found
        return []

    def _unqualified(self, whole: str) -> list[Match]:
        cities, regions = self._cities(Reading(whole)), self._regions(Reading(whole))
        code, kind = self._countries.names.get(whole, (None, None))
        country = self._in_country(code, COUNTRY) if code else []
        if cities and cities[0].destination.curated:
            return [*cities, *country, *regions]
        if kind is CountryNameKind.NAME:
            seats = [match.destination.id for match in country]
            at_home = [match for match in cities if match.destination.country == code]
            at_home = [match for match in at_home if match.kind == "exact" or match.destination.id in seats]
            part_of_it = [match for match in regions if match.destination.country == code]
            return [*at_home, *part_of_it, *country, *cities, *regions]
        if whole in self._destinations.seats:
            return [*regions, *cities, *country]
        return [*cities, *country, *regions]

    def _cities(self, reading: Reading, penalty: float = 0.0) -> list[Match]:
        hits = [hit for hit in self._destinations.named(reading.head) if self._lies_in(hit.rank, reading.areas)]
        if any(hit.level != NameLevel.OTHER for hit in hits):
            hits = [hit for hit in hits if hit.level != NameLevel.OTHER or self._weight(hit) >= SMALL_CITY]
        hits.sort(key=self._standing)
        return [self._match(hit, penalty) for hit in hits[:MAX_MATCHES]]

    def _regions(self, reading: Reading) -> list[Match]:
        """The main city of a well-known island or region, else the two largest cities of a state or province."""
        seat = self._destinations.seats.get(reading.head)
        ranks = [] if seat is None else [seat]
        for area in self._countries.regions.get(reading.head, ()):
            ranks += self._destinations.in_country(area.country, area.region, limit=2)
        inside = [rank for rank in ranks if self._lies_in(rank, reading.areas)]
        return [Match(self._destinations.at(rank), "region", REGION) for rank in inside]

    def _weight(self, hit: NameHit) -> float:
        population = self._destinations.at(hit.rank).population
        return population / ALIAS_DISCOUNT if hit.level == NameLevel.OTHER else float(population)

    def _standing(self, hit: NameHit) -> tuple[bool, float, int]:
        """Curated first, then by population; for one of GeoNames' many aliases a tenth of it counts."""
        trusted = hit.level != NameLevel.OTHER and self._destinations.at(hit.rank).curated
        return not trusted, -self._weight(hit), hit.rank

    def _match(self, hit: NameHit, penalty: float) -> Match:
        exact = hit.level == NameLevel.OWN
        score = (EXACT if exact else ALIAS) - penalty
        return Match(self._destinations.at(hit.rank), "exact" if exact else "alias", score)

    def _lies_in(self, rank: int, qualifiers: tuple[tuple[Area, ...], ...]) -> bool:
        city = self._destinations.at(rank)
        return all(
            any(area.country == city.country and area.region in ("", city.region) for area in areas)
            for areas in qualifiers
        )

    def _in_country(self, code: str, score: float) -> list[Match]:
        """Its curated cities, else its capital and its largest city."""
        curated = [city for city in self._destinations.curated if city.country == code]
        curated.sort(key=lambda city: -city.population)
        cities = curated or [self._destinations.at(rank) for rank in self._countries.seats(code)]
        return [Match(city, "country", score) for city in cities]

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(self._destinations.trusted_names)

    @cached_property
    def _country_spelling(self) -> tuple[Spelling, list[str]]:
        names = [key for key, (_, kind) in self._countries.names.items() if kind is CountryNameKind.NAME]
        return Spelling(names), names

    def _alike(self, reading: Reading) -> Iterator[tuple[float, Match]]:
        """Misspelt cities; likeness counts most, being well known decides between the equally alike."""
        keys = self._destinations.trusted_names
        for position, score in self._spelling.alike(reading.head):
            for hit in self._destinations.named(keys[position]):
                city = self._destinations.at(hit.rank)
                too_short = len(reading.head) <= SHORT_WORD and not city.curated and city.population < WELL_KNOWN
                if hit.level != NameLevel.OTHER and not too_short and self._lies_in(hit.rank, reading.areas):
                    fame = 2.5 * log10(max(city.population, SMALL_CITY) / SMALL_CITY)
                    yield score + fame + CURATED_BONUS * city.curated, Match(city, "spelling", round(score, 1))
