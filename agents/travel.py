"""How far and how long between two points: estimates from the distance as the crow flies, never a route."""

from math import asin, cos, radians, sin, sqrt
from typing import Literal, NamedTuple, Protocol

EARTH_KM = 6371.0088
DETOUR = 1.3
WALK_KM = 1.5
WALK_KM_H = 4.5
TRANSIT_KM_H = 20.0
TRANSIT_WAIT_MINUTES = 8


class Located(Protocol):
    """Anything with coordinates in degrees."""

    @property
    def lat(self) -> float: ...  # noqa: D102
    @property
    def lon(self) -> float: ...  # noqa: D102


class Way(NamedTuple):
    """A way of `km` by street, and the minutes it takes."""

    mode: Literal["walk", "transit"]
    km: float
    minutes: int


def distance_km(a: Located, b: Located) -> float:
    """Great-circle distance in km (haversine)."""
    half = sin(radians(b.lat - a.lat) / 2) ** 2
    half += cos(radians(a.lat)) * cos(radians(b.lat)) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def way(a: Located, b: Located) -> Way:
    """Estimate the way: streets are 1.3 times the air line, up to 1.5 km on foot, else by transit with a wait."""
    km = distance_km(a, b) * DETOUR
    if km <= WALK_KM:
        return Way("walk", round(km, 1), max(1, round(km / WALK_KM_H * 60)))
    return Way("transit", round(km, 1), round(TRANSIT_WAIT_MINUTES + km / TRANSIT_KM_H * 60))
