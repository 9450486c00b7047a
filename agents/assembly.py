"""Making the plan of what the agents wrote: places looked up, ways estimated, money added up. No model is asked."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from agents.data.naming import fold
from agents.data.records import Place
from agents.data.tables import TravelData
from agents.evidence import Evidence
from agents.handoffs import BudgetPlan, Handoff, Idea, LocalGuide, Missing
from agents.itinerary import CoverageLine, Day, DayDraft, Itinerary, ItineraryDraft, Stop, StopDraft, Travel, Where
from agents.ledger import BudgetStatus, Ledger, LedgerLine, Verdict
from agents.money import Money, say
from agents.pricing import WHERE_ONE_EATS, ticket_lines
from agents.tiers import RATES, Tier
from agents.travel import way
from agents.trip import Trip

MOST_IDEAS = 6
NOT_INCLUDED = ["the journey to the destination and back", "insurance", "visa fees", "shopping"]


def assemble(
    draft: ItineraryDraft, trip: Trip, parts: Mapping[str, Handoff], missing: Sequence[Missing], data: TravelData
) -> Itinerary:
    """Make the plan. The draft's words stay as they are; everything else comes from the data and the hand-offs."""
    lines: list[LedgerLine] = []
    days = [_day(day, trip, data, lines) for day in draft.days]
    budget, local = parts.get("budget"), parts.get("local")
    if isinstance(budget, BudgetPlan):
        lines = [*budget.lines, *lines]
    else:
        budget = None
    ledger = Ledger(currency=trip.currency, lines=lines)
    return Itinerary(
        headline=draft.headline,
        message=draft.message,
        destination=_where(trip),
        start=trip.start,
        end=trip.end,
        days=days,
        ledger=ledger,
        budget=_status(trip, ledger, budget),
        facts=[fact for part in parts.values() for fact in part.facts],
        tips=local.tips if isinstance(local, LocalGuide) else [],
        ideas=_ideas(local.ideas, days) if isinstance(local, LocalGuide) else [],
        coverage=_coverage(trip, data),
        advice=budget.advice if budget else [],
        assumptions=list(trip.assumptions),
        missing=list(missing),
    )


def place_evidence(place: Place) -> Evidence:
    """What vouches for a place and its price."""
    return Evidence(id="places", tool="search_places", source=place.source)


def _day(draft: DayDraft, trip: Trip, data: TravelData, lines: list[LedgerLine]) -> Day:
    stops: list[Stop] = []
    before: Place | None = None
    for stop in draft.stops:
        place = data.place(trip.destination.id, stop.place_id)
        if place is None:
            stops.append(_unverified(stop))
            continue
        tickets = list(ticket_lines(place, draft.date, trip, data, place_evidence(place)))
        lines.extend(tickets)
        stops.append(_stop(stop, place, before, tickets))
        before = place
    return Day(date=draft.date, title=draft.title, stops=stops)


def _stop(draft: StopDraft, place: Place, before: Place | None, tickets: Sequence[LedgerLine]) -> Stop:
    return Stop(
        place_id=place.id,
        name=place.name,
        kind=place.kind,
        area=place.area,
        lat=place.lat,
        lon=place.lon,
        start=draft.start,
        end=_plus(draft.start, place.minutes),
        minutes=place.minutes,
        note=draft.note or place.note,
        interests=list(place.interests),
        indoors=place.indoors,
        best=place.best,
        cost=sum((line.amount for line in tickets), Decimal(0)) if tickets else None,
        line_ids=[line.id for line in tickets],
        paid_by_meals=place.kind in WHERE_ONE_EATS,
        travel=Travel(**way(before, place)._asdict()) if before else None,
        verified=True,
        evidence=place_evidence(place),
    )


def _unverified(draft: StopDraft) -> Stop:
    name = draft.place_id.replace("-", " ").title()
    return Stop(
        place_id=draft.place_id,
        name=name,
        start=draft.start,
        end=_plus(draft.start, 60),
        minutes=60,
        note=draft.note,
        verified=False,
    )


def _plus(start: str, minutes: int) -> str:
    end = min(int(start[:2]) * 60 + int(start[3:]) + minutes, 24 * 60 - 1)
    return f"{end // 60:02}:{end % 60:02}"


def _ideas(ideas: Sequence[Idea], days: Sequence[Day]) -> list[Idea]:
    """The first ideas that no stop of the plan repeats: neither name holds all words of the other."""
    stops = [set(fold(stop.name).split()) for day in days for stop in day.stops]

    def is_new(idea: Idea) -> bool:
        words = set(fold(idea.name).split())
        return not any(words <= stop or stop <= words for stop in stops)

    return [idea for idea in ideas if is_new(idea)][:MOST_IDEAS]


def _coverage(trip: Trip, data: TravelData) -> list[CoverageLine]:
    layers = data.coverage(trip.destination.id).layers
    return [CoverageLine(layer=layer.name, known=layer.known, detail=layer.detail) for layer in layers]


def _where(trip: Trip) -> Where:
    city = trip.destination
    return Where(
        id=city.id,
        name=city.name,
        country=city.country,
        country_name=city.country_name,
        lat=city.lat,
        lon=city.lon,
        timezone=city.timezone,
        curated=city.curated,
        intro=city.intro,
    )


def _status(trip: Trip, ledger: Ledger, budget: BudgetPlan | None) -> BudgetStatus:
    amount = trip.budget.amount if trip.budget else None
    total = Money(amount=ledger.total, currency=ledger.currency)
    limit = Money(amount=amount, currency=ledger.currency) if amount is not None else None
    left = Money(amount=amount - ledger.total, currency=ledger.currency) if amount is not None else None
    verdict: Verdict = "unknown"
    if amount is not None and (budget or ledger.total > amount):
        verdict = "enough" if ledger.total <= amount else "not_enough"
    return BudgetStatus(
        verdict=verdict,
        limit=limit,
        total=total,
        left=left,
        tier=budget.tier if budget else None,
        complete=budget is not None,
        text=_say_budget(trip, limit, total, left, budget),
        not_included=NOT_INCLUDED,
    )


def _say_budget(trip: Trip, limit: Money | None, total: Money, left: Money | None, budget: BudgetPlan | None) -> str:
    if budget is None:
        return f"The budget part is missing: {total} is for tickets alone."
    means = RATES[budget.tier].means if trip.nights else RATES[budget.tier].eats
    even = "even " if budget.tier is Tier.SHOESTRING else ""
    if limit is None or left is None:
        return f"The plan costs {total} at the {budget.tier} level: {means}."
    if left.amount >= 0:
        return f"{limit} is enough: the plan costs {total} and leaves {left}, with {means}."
    return (
        f"{limit} is not enough: the plan costs {total}, {say(-left.amount, left.currency)} more, {even}with {means}."
    )


def ticket_money(trip: Trip, budget: Handoff | None) -> Decimal | None:
    """What the budget leaves for tickets; None when there is no limit or no budget part."""
    if trip.budget is None or trip.budget.amount is None or not isinstance(budget, BudgetPlan):
        return None
    return max(Decimal(0), trip.budget.amount - sum((line.amount for line in budget.lines), Decimal(0)))
