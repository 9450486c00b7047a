"""A request made definite: which city, which days, which money. Code, before any model is asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from agents.budget.money import SHARED_SYMBOLS, Budget
from agents.budget.origin import is_ambiguous, resolve_origin
from agents.budget.tiers import Tier
from agents.data.records import Destination
from agents.data.tables import TravelData, UnknownDestination
from agents.request import DEFAULT_DAYS, Covers, Party, Style, TripRequest

Patch = dict[str, str | int | None]
"""Fields of a request and their new values; `None` clears one."""

LEAD = timedelta(days=42)
LATEST = timedelta(days=730)

STYLE_TIERS = {
    Style.RELAXED: Tier.MODERATE,
    Style.BALANCED: Tier.MODERATE,
    Style.ADVENTUROUS: Tier.BUDGET,
    Style.BACKPACKER: Tier.SHOESTRING,
    Style.LUXURY: Tier.LUXURY,
}
STOPS_A_DAY = {Style.RELAXED: 3, Style.BALANCED: 4, Style.ADVENTUROUS: 5, Style.BACKPACKER: 5, Style.LUXURY: 3}


class Refusal(ValueError):
    """A request that cannot be planned. `field` is the form's field at fault, or empty."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Trip:
    """What every agent and tool works on. `assumptions` are what intake chose where the request was silent.

    `origin` is where the journey begins, if that is known; `today` is the day of the request.
    """

    request: TripRequest
    destination: Destination
    start: date
    days: tuple[date, ...]
    currency: str
    budget: Budget | None
    passport: str | None
    origin: Destination | None
    today: date
    assumptions: tuple[str, ...]

    @property
    def end(self) -> date:
        """Last day."""
        return self.days[-1]

    @property
    def nights(self) -> tuple[date, ...]:
        """Evenings that need a bed: every day but the last; a one-day trip has none."""
        return self.days[:-1]

    @property
    def party(self) -> Party:
        """Who travels."""
        return self.request.party

    @property
    def stops_a_day(self) -> int:
        """How full a day is: by style, one stop less with children, seniors or a mobility need."""
        slower = self.party.children or self.party.seniors or self.party.mobility != "none"
        return max(2, STOPS_A_DAY[self.request.style] - bool(slower))

    @property
    def wished_tier(self) -> Tier:
        """The level of spending that budget words or, without them, the style ask for."""
        return (self.budget and self.budget.tier) or STYLE_TIERS[self.request.style]

    @property
    def limit(self) -> Decimal | None:
        """The amount of the budget in the currency of the trip, if there is one."""
        return self.budget.amount if self.budget else None

    @property
    def floor_tier(self) -> Tier:
        """The lowest level that still is what was asked for: luxury means comfort at the least."""
        return Tier.COMFORT if self.request.style is Style.LUXURY else Tier.SHOESTRING

    @property
    def covers_journey(self) -> bool:
        """Whether the budget pays for the journey too."""
        return self.request.budget_covers == "stay_and_journey"

    @property
    def at_home(self) -> bool:
        """Whether there is no journey: it would end where it begins."""
        return self.origin is not None and self.origin.id == self.destination.id


class TripCard(BaseModel):
    """A trip as a model sees it: the request's own words are data in here, never instructions."""

    model_config = ConfigDict(frozen=True)
    destination_id: str
    destination: str
    country: str
    start: date
    end: date
    days: int
    currency: str
    budget: str | None
    budget_covers: Covers
    interests: list[str]
    style: str
    party: Party
    passport: str | None
    origin: str | None
    notes: str

    @classmethod
    def of(cls, trip: Trip) -> "TripCard":
        """Make the card of a trip."""
        request, city = trip.request, trip.destination
        return cls(
            destination_id=city.id,
            destination=f"{city.name}, {city.country_name}",
            country=city.country,
            start=trip.start,
            end=trip.end,
            days=len(trip.days),
            currency=trip.currency,
            budget=trip.budget.text if trip.budget else None,
            budget_covers=request.budget_covers,
            interests=[str(interest) for interest in request.interests],
            style=request.style,
            party=request.party,
            passport=trip.passport,
            origin=request.origin,
            notes=request.notes,
        )


def resolve(request: TripRequest, data: TravelData, today: date) -> Trip:
    """Make a request definite.

    Raises:
        Refusal: unknown destination, passport or currency, or dates in the past; the message names the allowed ones.
    """
    assumptions: list[str] = []
    city = _destination(request, data, assumptions)
    start = _start(request, today, assumptions)
    currency = _currency(request, data, city, assumptions)
    return Trip(
        request=request,
        destination=city,
        start=start,
        days=_days(start, request),
        currency=currency,
        budget=request.budget,
        passport=_passport(request.passport, data),
        origin=resolve_origin(request, data, assumptions),
        today=today,
        assumptions=tuple(assumptions),
    )


def changed(trip: Trip, patch: Patch) -> Trip:
    """The trip with some fields of its request changed that say how long, when, how and for how much."""
    request = TripRequest.model_validate(trip.request.model_dump() | patch)
    start = request.start or trip.start
    return replace(trip, request=request, start=start, days=_days(start, request), budget=request.budget)


def _days(start: date, request: TripRequest) -> tuple[date, ...]:
    return tuple(start + timedelta(days=offset) for offset in range(request.length))


def refuse_what_no_answer_mends(request: TripRequest, data: TravelData, today: date) -> None:
    """Check what stands on its own in a request, before anything is asked back.

    Raises:
        Refusal: an unknown city id, passport or currency, or a start out of range.
    """
    if request.destination_id:
        _by_id(request.destination_id, data)
    _start(request, today, [])
    _wanted_currency(request, data)
    _passport(request.passport, data)


def _by_id(id: str, data: TravelData) -> Destination:
    try:
        return data.destination(id)
    except UnknownDestination as error:
        raise Refusal("destination_id", str(error)) from error


def _destination(request: TripRequest, data: TravelData, assumptions: list[str]) -> Destination:
    if request.destination_id:
        return _by_id(request.destination_id, data)
    text = request.destination
    matches = data.resolve(text)
    if not matches:
        known = ", ".join(city.name for city in data.curated()[:6])
        raise Refusal("destination", f"destination {text!r} is not known; write a city, such as {known}")
    first = matches[0]
    if first.kind == "spelling":
        assumptions.append(f"“{text}” is read as {first.destination.label}.")
    elif first.kind in ("country", "region"):
        assumptions.append(f"“{text}” is a {first.kind}: this plan is for {first.destination.label}.")
    elif is_ambiguous(text, matches):
        others = " or ".join(match.destination.label for match in matches[1:3])
        assumptions.append(f"“{text}” is read as {first.destination.label}, not {others}.")
    return first.destination


def _start(request: TripRequest, today: date, assumptions: list[str]) -> date:
    if request.start is None:
        soon = today + LEAD
        start = soon + timedelta(days=-soon.weekday() % 7)
        assumptions.append(f"No dates given: planned from {start:%A %-d %B %Y}, six weeks from now.")
    else:
        start = request.start
        if not today <= start <= today + LATEST:
            raise Refusal("start", f"start {start} is out of range; allowed: {today} to {today + LATEST}")
    if request.days is None and request.end is None:
        assumptions.append(f"No length given: planned for {DEFAULT_DAYS} days.")
    return start


def _currency(request: TripRequest, data: TravelData, city: Destination, assumptions: list[str]) -> str:
    named = request.budget and request.budget.currency
    wanted = _wanted_currency(request, data)
    if wanted is None:
        return "USD"
    if request.budget and named:
        assumptions += _reading(request.budget.text, named, city)
    return wanted


def _reading(text: str, currency: str, city: Destination) -> Iterator[str]:
    """What was assumed of the currency of a budget's words."""
    if not any(char.isalpha() or char in "$€£¥₹₩฿" for char in text):
        yield f"The budget {text} names no currency: read as {currency}."
    for symbol, means in (("$", "US dollars"), ("¥", "Japanese yen")):
        codes = SHARED_SYMBOLS[symbol]
        bare = symbol in text and "US" not in text.upper() and currency not in text.upper()
        if bare and currency == codes[0] and city.currency in codes[1:]:
            yield f"{symbol} is read as {means}."


def _wanted_currency(request: TripRequest, data: TravelData) -> str | None:
    named = request.budget and request.budget.currency
    wanted = named or request.currency
    if wanted and data.exchange_rate(wanted) is None:
        field = "budget" if named else "currency"
        raise Refusal(field, f"currency {wanted!r} has no exchange rate here; allowed: {', '.join(data.currencies())}")
    return wanted


def _passport(text: str | None, data: TravelData) -> str | None:
    if text is None:
        return None
    code = data.country_code(text)
    if code is None:
        raise Refusal(
            "passport", f"passport country {text!r} is not known; write a country or its two-letter code: Germany, DE"
        )
    return code
