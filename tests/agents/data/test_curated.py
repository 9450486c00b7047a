"""What the curated cities and their places have to hold to be of use."""

from collections import Counter
from decimal import Decimal
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from statistics import median
from zoneinfo import ZoneInfo

import pytest
from rapidfuzz import fuzz

from agents.data.building.geonames import geonames_cities
from agents.data.building.place_files import read_cities
from agents.data.naming import fold
from agents.data.records import Diet, Interest, PlaceKind
from agents.data.tables import TravelData

DATA = TravelData.open()
GEONAMES = {city.geonameid: city for city in geonames_cities()}
FILES = {file.id: file for file in read_cities()}
CITIES = sorted(FILES)
ALIKE, APART, WIDE = 92, 0.015, 9.0
"""Likeness of two names from 0 to 100; kilometres between two places, and from the middle of an area."""


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance, haversine on a sphere of 6371 km."""
    rise = sin(radians(lat2 - lat1) / 2) ** 2
    run = cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(rise + run))


def dollars(id: str) -> list[Decimal]:
    """What each place of a city costs an adult, USD."""
    rates = [DATA.exchange_rate(place.currency) for place in DATA.places(id)]
    return [place.cost / rate.per_usd for place, rate in zip(DATA.places(id), rates, strict=True) if rate]


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

    def test_no_place_is_in_twice(self, id: str) -> None:
        twice = [
            (one.name, other.name)
            for one, other in combinations(DATA.places(id), 2)
            if fuzz.token_sort_ratio(fold(one.name), fold(other.name)) > ALIKE
            or kilometres(one.lat, one.lon, other.lat, other.lon) < APART
        ]
        assert twice == []

    def test_costs_and_stays_are_plausible(self, id: str) -> None:
        for place, usd in zip(DATA.places(id), dollars(id), strict=True):
            assert 0 <= usd <= 300, place.name
            assert 15 <= place.minutes <= 600, place.name
            assert place.source == "curated"

    def test_is_affordable(self, id: str) -> None:
        prices = dollars(id)
        assert sum(usd < 10 for usd in prices) >= 0.25 * len(prices)
        assert sum(usd == 0 for usd in prices) >= 5

    def test_is_open_some_day(self, id: str) -> None:
        assert all(len(place.closed) < 7 for place in DATA.places(id))

    def test_offers_food_for_most_diets(self, id: str) -> None:
        kitchens = [place for place in DATA.places(id) if place.kind in (PlaceKind.EATERY, PlaceKind.MARKET)]
        assert sum(place.kind is PlaceKind.EATERY for place in kitchens) >= 3
        assert len(kitchens) >= 5
        assert sum(Diet.VEGETARIAN in place.diets for place in kitchens) >= 3
        assert any(Diet.VEGAN in place.diets for place in kitchens)

    def test_offers_local_experiences(self, id: str) -> None:
        kinds = Counter(place.kind for place in DATA.places(id))
        assert kinds[PlaceKind.ACTIVITY] + kinds[PlaceKind.SHOW] + kinds[PlaceKind.MARKET] >= 4
        assert sum(place.best == "evening" for place in DATA.places(id)) >= 3

    def test_offers_something_to_everyone(self, id: str) -> None:
        places = DATA.places(id)
        assert sum(Interest.FAMILY in place.interests for place in places) >= 5
        assert sum(place.indoors for place in places) >= 6
        assert sum(place.step_free is True for place in places) >= 8

    def test_serves_every_interest_twice(self, id: str) -> None:
        served = Counter(interest for place in DATA.places(id) for interest in place.interests)
        assert {interest for interest in Interest if served[interest] < 2} == set()

    def test_an_area_hangs_together(self, id: str) -> None:
        """Days are grouped by area. Boat trips and parks out of town are let through."""
        for area in {place.area for place in DATA.places(id)}:
            inside = [place for place in DATA.places(id) if place.area == area]
            lat, lon = median(place.lat for place in inside), median(place.lon for place in inside)
            assert [place.name for place in inside if kilometres(lat, lon, place.lat, place.lon) > WIDE] == []
