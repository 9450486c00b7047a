"""The tuple of a real request: what its form says, and where the form is silent, what its notes say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from agents.budget.tiers import Tier
from agents.data.records import Destination
from agents.data.tables import TravelData, UnknownDestination
from agents.request import MAX_DAYS, Style, TripRequest
from synthetic.reading.beyond import is_real
from synthetic.reading.costs import cheapest_of
from synthetic.reading.costs import values_of as budgets_of
from synthetic.reading.currencies import is_foreign
from synthetic.reading.readers.duration import values_of as lengths_of
from synthetic.reading.readers.interests import values_of as interests_of
from synthetic.reading.readers.need import FREE
from synthetic.reading.seasons import seasons_at
from synthetic.reading.text import read_text
from synthetic.reading.words import Words

VALUES_OF_STYLE = {Style.RELAXED: "relaxed", Style.BACKPACKER: "backpacker", Style.LUXURY: "luxury"}
AT_ODDS = {Style.LUXURY: (Tier.SHOESTRING, Tier.BUDGET), Style.BACKPACKER: (Tier.LUXURY,)}


def read_request(request: TripRequest, data: TravelData, asked_on: date) -> dict[str, str]:
    """The value of each dimension; one that cannot be told is left out. Nothing is raised for a valid request."""
    form = _Form(request, data, asked_on)
    found = {name: read(form) for name, read in _READERS.items()}
    return {name: value for name, value in found.items() if value}


@dataclass(frozen=True)
class _Form:
    request: TripRequest
    data: TravelData
    asked_on: date

    @cached_property
    def notes(self) -> dict[str, str]:
        """What the notes say, on their own."""
        return read_text(self.request.notes, self.data, self.asked_on)

    @cached_property
    def cities(self) -> tuple[Destination, ...]:
        """Those that the destination may mean."""
        try:
            chosen = self.request.destination_id and self.data.destination(self.request.destination_id)
        except UnknownDestination:
            return ()
        return (chosen,) if chosen else self.data.contenders(self.request.destination)

    @property
    def city(self) -> Destination | None:
        """The likeliest."""
        return self.cities[0] if self.cities else None


def _destination(form: _Form) -> str | None:
    name = form.request.destination
    if form.request.destination_id is None:
        matches = form.data.resolve(name)
        if matches and matches[0].kind == "spelling":
            return "misspelt"
        if len(form.cities) > 1:
            return "ambiguous"
    if form.city:
        return "major" if form.city.curated else "small"
    hinted = Words(name).says("clarity.hint")
    return None if hinted or form.request.destination_id else "beyond_data" if is_real(name) else "unknown"


def _duration(form: _Form) -> str | None:
    """Days before dates, as the form promises; a length that lies between the values is none of them."""
    request = form.request
    days = request.days or (request.length if request.start and request.end else None)
    return next(lengths_of(days), None) if days else form.notes.get("duration")


def _season(form: _Form) -> str | None:
    start = form.request.start
    return seasons_at(start.month, form.city, form.data)[0] if start else form.notes.get("season")


def _budget(form: _Form) -> str | None:
    budget = form.request.budget
    if budget is None:
        return form.notes.get("budget")
    if budget.amount is None:
        return "vague"
    currency = budget.currency or form.request.currency or "USD"
    value = _measured(form, budget.amount, currency)
    foreign = is_foreign(currency, form.city, _home_currency(form), form.data)
    return "other_currency" if foreign and value != "impossible" else value


def _measured(form: _Form, amount: Decimal, currency: str) -> str | None:
    """Against the cheapest cost of the request itself; None between the values, or where it cannot be priced."""
    if form.city is None:
        return None
    priced = form.request.model_copy(update={"currency": currency, "destination_id": form.city.id})
    if priced.days and priced.end:
        priced = priced.model_copy(update={"end": None})
    least = cheapest_of(priced, form.data, form.asked_on)
    return next(budgets_of(amount, least), None) if least else None


def _home_currency(form: _Form) -> str | None:
    """By the origin, else by the passport; None where neither is told."""
    origin = form.data.resolve(form.request.origin) if form.request.origin else ()
    code = origin[0].destination.country if origin else form.data.country_code(form.request.passport or "")
    country = form.data.country(code) if code else None
    return country.currency if country else None


def _interests(form: _Form) -> str | None:
    said = form.notes.get("interests")
    asked = frozenset(form.request.interests)
    return said if not asked or said == "unserved" else next(interests_of(asked), None)


def _style(form: _Form) -> str | None:
    if form.request.style is Style.BALANCED:
        return form.notes.get("style")
    return VALUES_OF_STYLE.get(form.request.style)


def _party(form: _Form) -> str:
    party = form.request.party
    if party.children:
        return "family"
    if party.seniors > 1:
        return "seniors"
    return {1: "solo", 2: "couple"}.get(party.grown_ups, "friends")


def _need(form: _Form) -> str | None:
    party = form.request.party
    if party.mobility != "none":
        return "mobility"
    if party.diets:
        return "diet"
    code = form.data.country_code(form.request.passport or "")
    if code is None:
        return form.notes.get("need")
    rule = form.data.visa(code, form.city.country) if form.city else None
    if rule is None:
        return None
    return form.notes.get("need") if rule.kind in FREE else "visa"


def _clarity(form: _Form) -> str | None:
    request = form.request
    tier = request.budget.tier if request.budget else None
    if tier in AT_ODDS.get(request.style, ()):
        return "contradictory"
    if request.days and request.start and request.end and request.days != min(request.length, MAX_DAYS):
        return "contradictory"
    return form.notes.get("clarity")


def _intent(form: _Form) -> str | None:
    """What stands in a form asks for a plan, unless it attacks or asks for something else."""
    said = form.notes.get("intent")
    return "plan" if said == "refine" else said


_READERS: Mapping[str, Callable[[_Form], str | None]] = MappingProxyType(
    {
        "destination": _destination,
        "duration": _duration,
        "season": _season,
        "budget": _budget,
        "interests": _interests,
        "style": _style,
        "party": _party,
        "need": _need,
        "clarity": _clarity,
        "mood": lambda form: form.notes.get("mood"),
        "intent": _intent,
    }
)
