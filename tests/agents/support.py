"""Builders: a trip, a place, a tool call, a scripted model."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import httpx2
from openai import AsyncOpenAI
from openai.types.chat import ChatCompletionMessageFunctionToolCall

from agents.assembly import assemble
from agents.budget.costs import cost_trip
from agents.budget.tiers import Tier
from agents.checks.registry import Plan
from agents.data.records import Place, PlaceKind
from agents.data.tables import TravelData
from agents.days.day_frame import DayFrame
from agents.days.daylight import Light
from agents.days.travel import Spot
from agents.evidence import Evidence
from agents.handoffs import BudgetPlan, Handoff
from agents.itinerary import DayDraft, ItineraryDraft, StopDraft
from agents.request import TripRequest
from agents.tools.registry import ToolContext, ToolResult, all_tools
from agents.trip import Trip, resolve
from rehearsal import Rehearsal, RehearsalTransport

TODAY = date(2026, 11, 20)
MONDAY = date(2027, 1, 4)
EXAMPLE = {
    "destination": "Tokyo",
    "days": 7,
    "budget": "1,000 USD",
    "interests": ["food"],
    "style": "adventurous",
}
COSTS = Evidence(id="costs", tool="get_costs", source="official")

Respond = Callable[[Mapping[str, Any]], httpx2.Response]


def trip_of(data: TravelData, **fields: Any) -> Trip:
    """Tokyo from Monday 4 January 2027 for 3 days, but for `fields`."""
    form = {"destination": "Tokyo", "start": MONDAY, "days": 3, **fields}
    return resolve(TripRequest.model_validate(form), data, TODAY)


def place(id: str = "a", **changes: Any) -> Place:
    """A free sight of an hour in the middle of Tokyo, at any time."""
    base = Place(
        id, "tokyo", id.upper(), PlaceKind.SIGHT, "Centre", 35.68, 139.76, (), 60, Decimal(0), "JPY", "any", False, (),
        True, (), "", "curated by TripLab, not verified",
    )  # fmt: skip
    return replace(base, **changes)


def frame(day: date = MONDAY, **changes: Any) -> DayFrame:
    """A whole day in Tokyo of four stops, one of them a meal, light from six to eight, with no hurry and no need."""
    base = DayFrame(
        day=day, edge=None, start=570, end=1410, longest=1440, stops=4, meals=1, rest=False, walk_km=1.5,
        light=Light(360, 1200), holiday=None, rainy=False, centre=Spot(35.68, 139.76),
    )  # fmt: skip
    return replace(base, **changes)


def days_from(start: date, count: int) -> tuple[date, ...]:
    return tuple(start + timedelta(days=offset) for offset in range(count))


async def call(name: str, context: ToolContext, **arguments: Any) -> ToolResult:
    """Run a tool with arguments as a model would send them."""
    found = all_tools()[name]
    return await found.function(found.arguments.model_validate_json(json.dumps(arguments)), context)


def tool_call(name: str, arguments: Mapping[str, Any] | str, id: str = "c1") -> ChatCompletionMessageFunctionToolCall:
    text = arguments if isinstance(arguments, str) else json.dumps(arguments)
    return ChatCompletionMessageFunctionToolCall.model_validate(
        {"id": id, "type": "function", "function": {"name": name, "arguments": text}}
    )


def budget_of(trip: Trip, data: TravelData, tier: Tier = Tier.SHOESTRING) -> BudgetPlan:
    lines = cost_trip(trip, data).lines(tier)
    return BudgetPlan(summary="", tier=tier, verdict="unknown", lines=lines, advice=["Walk."])


def draft_of(trip: Trip, *days: Sequence[tuple[str, str]], message: str = "") -> ItineraryDraft:
    """A draft of (place_id, start) by day; days that are not given are empty."""
    stops = [*days, *[()] * (len(trip.days) - len(days))]
    return ItineraryDraft(
        headline="A trip",
        message=message or "This is a message that is long enough to be read by a traveller.",
        days=[
            DayDraft(
                date=day,
                title="A day",
                stops=[StopDraft(place_id=place_id, start=start, note="") for place_id, start in of_day],
            )
            for day, of_day in zip(trip.days, stops, strict=True)
        ],
    )


def plan_of(data: TravelData, trip: Trip, draft: ItineraryDraft, parts: Mapping[str, Handoff] | None = None) -> Plan:
    """What checks look at; the budget part is there unless `parts` says otherwise."""
    given = {"budget": budget_of(trip, data)} if parts is None else parts
    return Plan(assemble(draft, trip, given, [], data), trip, data)


class KnownPlaces(TravelData):
    """The packaged tables, but every city has these places."""

    def __init__(self, tables: TravelData, places: Sequence[Place]) -> None:
        vars(self).update(vars(tables))
        self._known = {place.id: place for place in places}

    def places(self, destination_id: str) -> tuple[Place, ...]:  # noqa: ARG002 - any city
        return tuple(self._known.values())

    def place(self, destination_id: str, place_id: str) -> Place | None:  # noqa: ARG002 - any city
        return self._known.get(place_id)


def planned(
    data: TravelData, *days: Sequence[tuple[Place, str]], also: Sequence[Place] = (), message: str = "", **fields: Any
) -> Plan:
    """A plan of Tokyo with (place, start) by day, where no other places are known but `also`; `fields` of the form."""
    trip = trip_of(data, **{"days": len(days), **fields})
    known = KnownPlaces(data, [*(place for day in days for place, _ in day), *also])
    stops = [[(place.id, start) for place, start in day] for day in days]
    return plan_of(known, trip, draft_of(trip, *stops, message=message))


class Scripted(httpx2.AsyncBaseTransport):
    """A model endpoint that answers by a function of the request's body, and keeps what it was asked."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond
        self.asked: list[dict[str, Any]] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body = json.loads(await request.aread())
        self.asked.append(body)
        return self._respond(body)

    def client(self) -> AsyncOpenAI:
        http = httpx2.AsyncClient(transport=self)
        return AsyncOpenAI(api_key="test", base_url="http://model.invalid/v1", http_client=http, max_retries=0)


def agent_of(body: Mapping[str, Any]) -> str:
    """Which agent a request comes from."""
    system = body["messages"][0]["content"]
    if "You are the editor" in system:
        return "refine"
    return next(name for name in ("research", "budget", "local", "itinerary") if f"You are the {name}" in system)


REFUSED = httpx2.Response(401, json={"error": {"message": "no"}})


Change = httpx2.Response | Exception | Callable[[int], httpx2.Response | None]
"""What answers an agent; a function is asked with the number of the call, and None leaves it to the engine."""


class Meddling(httpx2.AsyncBaseTransport):
    """The rehearsal engine, but for the agents whose answers a test changes."""

    def __init__(self, **changes: Change) -> None:
        self._changes, self._engine = changes, RehearsalTransport(Rehearsal())
        self.asked: dict[str, list[dict[str, Any]]] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body = json.loads(await request.aread())
        agent = agent_of(body)
        self.asked.setdefault(agent, []).append(body)
        change = self._changes.get(agent)
        answer = change(len(self.asked[agent])) if callable(change) else change
        if isinstance(answer, Exception):
            raise answer
        return answer or await self._engine.handle_async_request(request)

    def client(self) -> AsyncOpenAI:
        http = httpx2.AsyncClient(transport=self)
        return AsyncOpenAI(api_key="test", base_url="http://model.invalid/v1", http_client=http, max_retries=0)
