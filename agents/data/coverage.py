"""What the data knows of a destination, layer by layer, in words that a plan can hand on."""

from dataclasses import dataclass
from typing import Literal

from agents.data.records import Country, Destination, Diet, Listing, MonthlyClimate, OfficialRate, Place, PlaceKind

ClimateCover = Literal["normals", "means only", "none"]
RateCover = Literal["city", "rest of country", "none"]

FACTS = ("languages", "plugs", "tipping", "emergency numbers")
IN_PART = "Wikivoyage's listings cover a part of Europe"
CLIMATE: dict[ClimateCover, str] = {
    "normals": "highs, lows and rain of an average month",
    "means only": "mean temperature of an average month, no highs, lows or rain",
    "none": "not known: take a forecast before you pack",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """One kind of knowledge; `detail` says what is known, or what to do without it."""

    name: str
    known: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables answered for one destination; `rate` and `climate` are of any day and month that has one."""

    city: Destination
    country: Country | None
    places: tuple[Place, ...]
    listings: tuple[Listing, ...]
    climate: MonthlyClimate | None
    rate: OfficialRate | None
    exchange: bool
    visa: bool
    holidays: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """A flag for each layer: counts where there are several of a thing, else whether and how well it is known."""

    places: int
    food: int
    listings: int
    tips: int
    climate: ClimateCover
    daylight: bool
    holidays: bool
    visa: bool
    facts: tuple[str, ...]
    rates: RateCover
    exchange: bool
    layers: tuple[Layer, ...]

    @property
    def unknown(self) -> tuple[Layer, ...]:
        """The layers that nothing is known of."""
        return tuple(layer for layer in self.layers if not layer.known)


def cover(known: Known) -> Coverage:
    """Flag every layer."""
    climate = _climate(known.climate)
    rate: RateCover = "none" if known.rate is None else "rest of country" if known.rate.rest_of_country else "city"
    facts = _facts(known.country)
    food = [place for place in known.places if place.kind in (PlaceKind.EATERY, PlaceKind.MARKET)]
    return Coverage(
        places=len(known.places),
        food=len(food),
        listings=len(known.listings),
        tips=len(known.city.local_tips),
        climate=climate,
        daylight=bool(known.city.timezone),
        holidays=known.holidays,
        visa=known.visa,
        facts=facts,
        rates=rate,
        exchange=known.exchange,
        layers=(*_local(known, food), *_general(known, climate, facts), *_money(known, rate)),
    )


def _local(known: Known, food: list[Place]) -> tuple[Layer, ...]:
    places, ideas, tips = len(known.places), len(known.listings), len(known.city.local_tips)
    vegetarian = sum(Diet.VEGETARIAN in place.diets for place in food)
    return (
        _counted("places", places, "curated by this project", "the days are left open"),
        _counted("food", len(food), f"places to eat, {vegetarian} of them for vegetarians"),
        _counted("ideas", ideas, "from Wikivoyage, without prices, hours or positions", IN_PART),
        _counted("tips", tips, "on manners and getting about"),
    )


def _counted(name: str, number: int, what: str, without: str = "") -> Layer:
    return Layer(name, number > 0, f"{number} {what}" if number else f"none{without and f': {without}'}")


def _general(known: Known, climate: ClimateCover, facts: tuple[str, ...]) -> tuple[Layer, ...]:
    home, lacking = known.city.country_name, [name for name in FACTS if name not in facts]
    return (
        Layer("climate", climate != "none", CLIMATE[climate]),
        Layer("daylight", bool(known.city.timezone), f"computed from the position, {known.city.timezone}"),
        Layer("holidays", known.holidays, f"public holidays of {home}" if known.holidays else f"not known for {home}"),
        Layer("visa", known.visa, f"entry rules of {home}" if known.visa else f"not known for {home}: ask its embassy"),
        Layer(
            "country facts",
            bool(facts),
            (", ".join(facts) or "none") + (f"; not known: {', '.join(lacking)}" if lacking else ""),
        ),
    )


def _money(known: Known, rate: RateCover) -> tuple[Layer, ...]:
    city, currency = known.city, known.city.currency
    rates = {
        "none": "no official travel rate: costs cannot be estimated",
        "city": f"official travel rate for {known.rate.location}" if known.rate else "",
        "rest of country": f"official travel rate for the rest of {city.country_name}, not for {city.name} itself",
    }
    exchange = (
        f"monthly rate of {currency}"
        if known.exchange
        else f"none of {currency or 'the local currency'}: plans use another"
    )
    return (Layer("prices", rate != "none", rates[rate]), Layer("exchange rate", known.exchange, exchange))


def _climate(month: MonthlyClimate | None) -> ClimateCover:
    if month is None:
        return "none"
    return "means only" if month.high_c is None else "normals"


def _facts(country: Country | None) -> tuple[str, ...]:
    """Which of `FACTS` are known of a country."""
    if country is None:
        return ()
    values = (country.languages, country.plug_types, country.tipping, country.emergency_numbers)
    return tuple(name for name, value in zip(FACTS, values, strict=True) if value)
