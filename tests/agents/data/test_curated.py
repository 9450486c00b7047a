"""What the curated cities and their places have to hold to be of use."""

from collections import Counter
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt
from zoneinfo import ZoneInfo

import pytest

from agents.data.building.geonames import geonames_cities
from agents.data.building.place_files import read_cities
from agents.data.records import Interest, PlaceKind
from agents.data.tables import TravelData

DATA = TravelData.open()
GEONAMES = {city.geonameid: city for city in geonames_cities()}
FILES = {file.id: file for file in read_cities()}
CITIES = sorted(FILES)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance, haversine on a sphere of 6371 km."""
    rise = sin(radians(lat2 - lat1) / 2) ** 2
    run = cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(rise + run))


def test_cities() -> None:
    assert sorted(city.id for city in DATA.curated()) == CITIES
    assert len(CITIES) >= 48
    continents = {DATA.destination(id).timezone.partition("/")[0] for id in CITIES}
    assert {"Africa", "America", "Asia", "Australia", "Europe", "Pacific"} <= continents


@pytest.mark.parametrize("id", CITIES)
class TestCity:
    def test_has_enough_places(self, id: str) -> None:
        assert DATA.place_count(id) == len(DATA.places(id)) >= 18

    def test_introduces_itself(self, id: str) -> None:
        city = DATA.destination(id)
        assert city.intro
        assert len(city.local_tips) >= 3

    def test_time_zone_exists(self, id: str) -> None:
        assert ZoneInfo(DATA.destination(id).timezone)

    def test_lies_where_geonames_puts_it(self, id: str) -> None:
        city = DATA.destination(id)
        raw = GEONAMES[FILES[id].geonameid]
        assert raw.country == city.country
        assert raw.timezone == city.timezone
        assert kilometres(city.lat, city.lon, raw.lat, raw.lon) < 10

    def test_places_are_near(self, id: str) -> None:
        city = DATA.destination(id)
        far = [p.name for p in DATA.places(id) if kilometres(city.lat, city.lon, p.lat, p.lon) > 60]
        assert far == []

    def test_names_are_unique(self, id: str) -> None:
        twice = [name for name, count in Counter(p.name.casefold() for p in DATA.places(id)).items() if count > 1]
        assert twice == []

    def test_costs_and_stays_are_plausible(self, id: str) -> None:
        for place in DATA.places(id):
            rate = DATA.exchange_rate(place.currency)
            assert rate is not None, place.name
            assert Decimal(0) <= place.cost / rate.per_usd <= Decimal(300), place.name
            assert 15 <= place.minutes <= 600, place.name
            assert place.source == "curated"

    def test_is_open_some_day(self, id: str) -> None:
        assert all(len(place.closed) < 7 for place in DATA.places(id))

    def test_offers_places_to_eat_and_to_be_indoors(self, id: str) -> None:
        places = DATA.places(id)
        assert sum(place.kind in (PlaceKind.EATERY, PlaceKind.MARKET) for place in places) >= 4
        assert sum(place.indoors for place in places) >= 5
        assert sum(place.cost == 0 for place in places) >= 4

    def test_serves_every_interest(self, id: str) -> None:
        served = {interest for place in DATA.places(id) for interest in place.interests}
        assert served == set(Interest)
