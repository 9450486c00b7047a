"""What the travel tables hold, one record type per table. Money is `Decimal`, temperatures are °C, rain is mm."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
BestTime = Literal["morning", "afternoon", "evening", "any"]
MatchKind = Literal["exact", "alias", "spelling", "country", "region"]
ListingKind = Literal["see", "do", "eat", "drink"]
VisaKind = Literal["own country", "visa free", "visa on arrival", "e-visa", "eta", "visa required", "no admission"]


class Interest(StrEnum):
    """What a traveller can be interested in, and what a place can serve."""

    FOOD = "food"
    CULTURE = "culture"
    HISTORY = "history"
    ART = "art"
    ARCHITECTURE = "architecture"
    NATURE = "nature"
    NIGHTLIFE = "nightlife"
    SHOPPING = "shopping"
    ADVENTURE = "adventure"
    RELAXATION = "relaxation"
    PHOTOGRAPHY = "photography"
    FAMILY = "family"


class PlaceKind(StrEnum):
    """What a place is. `EATERY` and `MARKET` are where one eats; `TEMPLE` is any place of worship."""

    SIGHT = "sight"
    MUSEUM = "museum"
    TEMPLE = "temple"
    MARKET = "market"
    EATERY = "eatery"
    PARK = "park"
    VIEWPOINT = "viewpoint"
    NEIGHBOURHOOD = "neighbourhood"
    ACTIVITY = "activity"
    BEACH = "beach"
    SHOW = "show"
    DAY_TRIP = "day-trip"


class Diet(StrEnum):
    """A way of eating that a party can ask for."""

    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"
    HALAL = "halal"
    KOSHER = "kosher"
    GLUTEN_FREE = "gluten-free"


@dataclass(frozen=True, slots=True)
class Destination:
    """A city that a trip can go to; `id` is `tokyo` or `gn-3833367`. `curated` says if the data holds places for it.

    `region` is the state, province or nation where the tables name it (US, CA, AU, GB), else empty; `currency` is
    ISO 4217, empty where the country has none.
    """

    id: str
    name: str
    country: str
    country_name: str
    region: str
    lat: float
    lon: float
    timezone: str
    population: int
    currency: str
    curated: bool
    intro: str = ""
    local_tips: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What tells it from its namesakes: `Paris, Texas, United States`."""
        parts = (self.name, self.region, self.country_name)
        return ", ".join(dict.fromkeys(part for part in parts if part))


class Match(NamedTuple):
    """A destination that a text may mean; `kind` says how it matched, `score` from 0 to 100 how well the text did."""

    destination: Destination
    kind: MatchKind
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go. `cost` is per adult in `currency`, `minutes` a typical stay; `source` is who vouches for it."""

    id: str
    destination_id: str
    name: str
    kind: PlaceKind
    area: str
    lat: float
    lon: float
    interests: tuple[Interest, ...]
    minutes: int
    cost: Decimal
    currency: str
    best: BestTime
    indoors: bool
    closed: tuple[Weekday, ...]
    step_free: bool | None
    diets: tuple[Diet, ...]
    note: str
    source: str


class Listing(NamedTuple):
    """An idea for a city, in the words of Wikivoyage's travellers. Where it is and what it costs is not known.

    `interests` are read from its kind and its words.
    """

    kind: ListingKind
    name: str
    text: str
    interests: tuple[Interest, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Country:
    """Facts of a country (ISO 3166-1 alpha-2 `code`); empty where no source of ours covers it."""

    code: str
    name: str
    currency: str
    languages: tuple[str, ...]
    driving_side: str
    calling_code: str
    plug_types: tuple[str, ...]
    voltage: int | None
    emergency_numbers: tuple[str, ...]
    tipping: str
    source: str


@dataclass(frozen=True, slots=True)
class MonthlyClimate:
    """One calendar month of an average year. `None` where the source has no such column."""

    month: int
    high_c: float | None
    low_c: float | None
    mean_c: float | None
    rain_mm: float | None
    rain_days: int | None
    sunshine_hours: float | None
    source: str


class VisaRule(NamedTuple):
    """What the holder of `passport` needs to enter `destination`; `days` allowed where the index states them."""

    passport: str
    destination: str
    kind: VisaKind
    days: int | None
    source: str


@dataclass(frozen=True, slots=True)
class OfficialRate:
    """The official ceiling for lodging (a room and night) and meals (a person and day), USD, on one date.

    `since` is when the rate was last revised; some were not for decades.
    """

    location: str
    day: date
    lodging_usd: Decimal
    meals_usd: Decimal
    published: str
    rest_of_country: bool
    source: str
    since: date | None = None

    @property
    def of_gsa(self) -> bool:
        """Whether it is of the GSA's table, for the US, rather than of the State Department's."""
        return self.source.startswith("US GSA")


class ExchangeRate(NamedTuple):
    """Units of `currency` for one US dollar, the mean of `month` (first day of it)."""

    currency: str
    per_usd: Decimal
    month: date
    source: str
