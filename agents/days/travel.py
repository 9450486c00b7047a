"""How far and how long between two points: estimates from the distance as the crow flies, never a route."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal, NamedTuple, Protocol

EARTH_KM = 6371.0088
DETOUR = 1.3
WALK_KM = 1.5
WALK_KM_H = 4.5
TRANSIT_KM_H = 20.0
CITY_KM = 10.0
REGIONAL_KM_H = 45.0
TRANSIT_WAIT_MINUTES = 8


class Located(Protocol):
    """Anything with coordinates in degrees."""

    @property
    def lat(self) -> float: ...  # noqa: D102
    @property
    def lon(self) -> float: ...  # noqa: D102


class Spot(NamedTuple):
    """A point in degrees."""

    lat: float
    lon: float


class Way(NamedTuple):
    """A way of `km` by street, and the minutes it takes."""

    mode: Literal["walk", "transit"]
    km: float
    minutes: int


def distance_km(a: Located, b: Located) -> float:
    """Great-circle distance in km (haversine)."""
    return _haversine(a.lat, a.lon, b.lat, b.lon)


@lru_cache(maxsize=16384)
def _haversine(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    half = sin(radians(to_lat - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(to_lat)) * sin(radians(to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def way(a: Located, b: Located, walk_km: float = WALK_KM) -> Way:
    """Estimate the way: streets are 1.3 times the air line, up to `walk_km` on foot, else by transit with a wait.

    Transit is a bus or a metro for the first 10 km and a train beyond.
    """
    km = distance_km(a, b) * DETOUR
    if km <= walk_km:
        return Way("walk", round(km, 1), max(1, round(km / WALK_KM_H * 60)))
    hours = min(km, CITY_KM) / TRANSIT_KM_H + max(0.0, km - CITY_KM) / REGIONAL_KM_H
    return Way("transit", round(km, 1), round(TRANSIT_WAIT_MINUTES + hours * 60))
