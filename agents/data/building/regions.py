"""States, provinces and nations that travellers qualify a city by."""

from typing import NamedTuple

from holidays.countries.australia import Australia
from holidays.countries.canada import Canada
from holidays.countries.united_states import UnitedStates

from agents.data.naming import fold

GEONAMES_REGIONS = {
    "CA": {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC",
           "11": "SK", "12": "YT", "13": "NT", "14": "NU"},
    "AU": {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC", "08": "WA"},
}  # fmt: skip
"""GeoNames numbers these regions; the ISO 3166-2 letters are what people write."""

UK_NATIONS = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}


class Regions(NamedTuple):
    """Region names by (country, GeoNames code), and rows of `region_name`."""

    names: dict[tuple[str, str], str]
    rows: list[tuple[str, str, str]]


def read_regions() -> Regions:
    """States of the US and Australia, provinces of Canada, nations of the United Kingdom."""
    by_geonames = {("GB", code): name for code, name in UK_NATIONS.items()}
    rows = {(fold(name), "GB", name) for name in UK_NATIONS.values()}
    for country, calendar in (("US", UnitedStates), ("CA", Canada), ("AU", Australia)):
        names: dict[str, str] = {}
        for name, iso in calendar.subdivisions_aliases.items():
            names.setdefault(iso, name)
            rows |= {(fold(name), country, names[iso]), (fold(iso), country, names[iso])}
        numbers = GEONAMES_REGIONS.get(country) or {iso: iso for iso in names}
        by_geonames |= {(country, number): names[iso] for number, iso in numbers.items()}
    return Regions(by_geonames, sorted(rows))
