"""Making the plan of what the agents wrote: places looked up, ways estimated, money added up. No model is asked."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from agents.budget.budget_status import budget_status
from agents.budget.ledger import Ledger, LedgerLine, LineKind
from agents.budget.pricing import WHERE_ONE_EATS, ticket_lines, unpriced
from agents.data.naming import fold
from agents.data.records import Place
from agents.data.tables import TravelData
from agents.days.clock import DAY_MINUTES, clock, minutes_of
from agents.days.day_frame import frames
from agents.days.day_notes import day_notes
from agents.days.free_time import quarters, suggestion
from agents.days.party_needs import walk_km
from agents.days.rain_plans import rain_plans
from agents.days.travel import way
from agents.evidence import Evidence
from agents.guards.results import harmless
from agents.handoffs import BudgetPlan, Handoff, Idea, LocalGuide, Missing
from agents.itinerary import CoverageLine, Day, DayDraft, Itinerary, ItineraryDraft, Stop, StopDraft, Travel, Where
from agents.trip import Trip

MOST_IDEAS = 6


def assemble(
    draft: ItineraryDraft, trip: Trip, parts: Mapping[str, Handoff], missing: Sequence[Missing], data: TravelData
) -> Itinerary:
    """Make the plan. The draft's words stay as they are; everything else comes from the data and the hand-offs."""
    lines: list[LedgerLine] = []
    budget, local = parts.get("budget"), parts.get("local")
    bare = [_day(day, trip, data, lines) for day in draft.days]
    ideas = _ideas(local.ideas, bare) if isinstance(local, LocalGuide) else []
    days = _annotated(bare, trip, data, ideas)
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
        budget=budget_status(trip, ledger, budget, _unpriced(draft, trip, data), data),
        facts=[fact for part in parts.values() for fact in part.facts],
        tips=local.tips if isinstance(local, LocalGuide) else [],
        ideas=ideas,
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
        travel = Travel(**way(before, place, walk_km(trip))._asdict()) if before else None
        stops.append(_stop(stop, place, travel, tickets))
        before = place
    return Day(date=draft.date, title=draft.title, stops=stops)


def _annotated(days: Sequence[Day], trip: Trip, data: TravelData, ideas: Sequence[Idea]) -> list[Day]:
    """Say what is to know of each day, whatever stops a model has put into it."""
    known = {frame.day: frame for frame in frames(trip, data)}
    areas = quarters(data.places(trip.destination.id))
    visited = {stop.area for day in days for stop in day.stops}
    to_see = [idea.name for idea in ideas if idea.kind in ("see", "do")]

    def notes(nr: int, day: Day) -> list[str]:
        frame = known[day.date]
        return day_notes(day.stops, frame, trip, suggestion(day.stops, frame, nr, areas, visited, to_see))

    rain = rain_plans(days, known, trip, data)
    return [
        day.model_copy(update={"notes": notes(nr, day), "rain_plan": rain[nr]}) if day.date in known else day
        for nr, day in enumerate(days)
    ]


def _stop(draft: StopDraft, place: Place, travel: Travel | None, tickets: Sequence[LedgerLine]) -> Stop:
    return Stop(
        place_id=place.id,
        name=harmless(place.name),
        kind=place.kind,
        area=harmless(place.area),
        lat=place.lat,
        lon=place.lon,
        start=draft.start,
        end=_plus(draft.start, place.minutes),
        minutes=place.minutes,
        note=draft.note or harmless(place.note),
        interests=list(place.interests),
        indoors=place.indoors,
        step_free=place.step_free,
        best=place.best,
        cost=sum((line.amount for line in tickets), Decimal(0)) if tickets else None,
        line_ids=[line.id for line in tickets],
        paid_by_meals=place.kind in WHERE_ONE_EATS,
        travel=travel,
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
    return clock(min(minutes_of(start) + minutes, DAY_MINUTES - 1))


def _ideas(ideas: Sequence[Idea], days: Sequence[Day]) -> list[Idea]:
    """The first ideas that no stop of the plan repeats: neither name holds all words of the other."""
    stops = [set(fold(stop.name).split()) for day in days for stop in day.stops]
    most = max(MOST_IDEAS, len(days))

    def is_new(idea: Idea) -> bool:
        words = set(fold(idea.name).split())
        return not any(words <= stop or stop <= words for stop in stops)

    return [idea for idea in ideas if is_new(idea)][:most]


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
        intro=harmless(city.intro),
    )


def _unpriced(draft: ItineraryDraft, trip: Trip, data: TravelData) -> Iterator[str]:
    """Currencies of tickets that the ledger lacks."""
    for stop in (stop for day in draft.days for stop in day.stops):
        place = data.place(trip.destination.id, stop.place_id)
        if place and unpriced(place, data):
            yield place.currency


def ticket_money(trip: Trip, budget: Handoff | None) -> Decimal | None:
    """What the budget leaves for tickets; None when there is no limit or no budget part."""
    if trip.limit is None or not isinstance(budget, BudgetPlan):
        return None
    spent = Ledger(currency=trip.currency, lines=budget.lines).counted(trip.request.budget_covers)
    return max(Decimal(0), trip.limit - spent)


def meal_money(budget: Handoff | None) -> Decimal | None:
    """What the level of spending gives an adult for a day's meals; None without a budget part."""
    lines = budget.lines if isinstance(budget, BudgetPlan) else []
    return max((line.unit for line in lines if line.kind is LineKind.MEALS), default=None)
