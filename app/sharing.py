"""What others may read of a trip: the plan without what only its planner need know."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from pydantic import BaseModel

from agents.budget import journey
from agents.budget.ledger import Ledger, LineKind
from agents.budget.money import Budget
from agents.budget.origin import resolve_origin
from agents.data.records import Interest
from agents.data.tables import TravelData
from agents.days.day_notes import tells_needs
from agents.evidence import Fact
from agents.itinerary import Day, Itinerary
from agents.request import Style, TripRequest
from app.settings import REHEARSAL
from app.store.shares import OpenedShare
from app.store.tables import utc
from app.views import ModelView

PASSPORT_TOOL = "get_visa_rule"


class SharedParty(BaseModel):
    """How many travel; what they need is theirs to know."""

    adults: int
    children: int
    seniors: int


class SharedRequest(BaseModel):
    """The part of a request that a reader sees."""

    destination: str
    days: int | None
    start: date | None
    end: date | None
    currency: str | None
    budget: Budget | None
    interests: list[Interest]
    style: Style
    party: SharedParty


class SharedView(BaseModel):
    """A shared plan. Nothing in it leads to the trip, its session or its trace."""

    request: SharedRequest
    itinerary: Itinerary
    model: ModelView
    expires_at: datetime


def shared_view(opened: OpenedShare, data: TravelData) -> SharedView:
    """Show the plan behind a link."""
    request = TripRequest.model_validate(opened.trip.request)
    return SharedView(
        request=SharedRequest.model_validate(request.model_dump()),
        itinerary=public(Itinerary.model_validate(opened.trip.itinerary), request, data),
        model=ModelView(name=opened.trip.model, rehearsal=opened.trip.model == REHEARSAL),
        expires_at=utc(opened.share.expires_at),
    )


def public(plan: Itinerary, request: TripRequest, data: TravelData) -> Itinerary:
    """The plan without its history and the sentences on passport, entry rules and origin.

    What a model else says of the traveller's notes stays, since no code can tell it from the plan: the page says so.
    """
    words = _Words(plan, request, data)
    changed = {
        "headline": words.kept(plan.headline) or plan.destination.name,
        "message": words.kept(plan.message),
        "ledger": _ledger(plan.ledger),
        "days": [_day(day, words, plan.destination.name) for day in plan.days],
        "facts": _facts(plan.facts, words),
        "tips": _facts(plan.tips, words),
        "advice": [text for text in map(words.kept, plan.advice) if text],
        "assumptions": [text for text in map(words.kept, plan.assumptions) if text],
        "missing": [part.model_copy(update={"why": words.kept(part.why)}) for part in plan.missing],
        "violations": [found.model_copy(update={"why": words.kept(found.why)}) for found in plan.violations],
        "revision": None,
    }
    return plan.model_copy(update=changed)


class _Words:
    """Tells sentences for everybody from those that name a passport, a visa or where the traveller comes from."""

    def __init__(self, plan: Itinerary, request: TripRequest, data: TravelData) -> None:
        code = data.country_code(request.passport) if request.passport else None
        origin = resolve_origin(request, data, [])
        said = [request.passport, dict(data.countries()).get(code or ""), *re.split(r"[,;/]", request.origin or "")]
        said += [origin.name, origin.country_name] if origin else []
        known_anyway = {plan.destination.name.casefold(), plan.destination.country_name.casefold()}
        names = {name.strip() for name in said if name and len(name.strip()) > 2}
        private = {name for name in names if name.casefold() not in known_anyway}
        private |= {name.title() for name in private if name.islower()}
        self._private = re.compile(rf"\b({'|'.join([r'(?i:passports?|visas?(?! fees))', *map(re.escape, private)])})\b")

    def kept(self, text: str) -> str:
        """The text without the private sentences; its lines stay."""
        return "\n".join(self._line(line) for line in text.split("\n")).strip()

    def _line(self, line: str) -> str:
        sentences = re.split(r"(?<=[.!?])\s+", line)
        return " ".join(sentence for sentence in sentences if not self._private.search(sentence))


def _facts(facts: Sequence[Fact], words: _Words) -> list[Fact]:
    told = [fact for fact in facts if not (fact.evidence and fact.evidence.tool == PASSPORT_TOOL)]
    return [fact.model_copy(update={"text": text}) for fact in told if (text := words.kept(fact.text))]


def _day(day: Day, words: _Words, otherwise: str) -> Day:
    stops = [stop.model_copy(update={"note": words.kept(stop.note)}) for stop in day.stops]
    notes = [note for note in day.notes if not tells_needs(note)]
    return day.model_copy(update={"title": words.kept(day.title) or otherwise, "stops": stops, "notes": notes})


def _ledger(ledger: Ledger) -> Ledger:
    """The journey's basis names where it begins; its amounts stay, since the sums rest on them."""
    basis = {"basis": journey.LABEL}
    lines = [line.model_copy(update=basis) if line.kind is LineKind.JOURNEY else line for line in ledger.lines]
    return ledger.model_copy(update={"lines": lines})
