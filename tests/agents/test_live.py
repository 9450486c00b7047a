"""Live sources in a plan: offered, cited and shown where they are there; nothing is different where they are not."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from openai import AsyncOpenAI
from openinference.instrumentation import OITracer
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from agents.events import Event, ToolEvent
from agents.itinerary import Itinerary
from agents.live import Live
from agents.run import Outcome
from agents.specialists import registry
from rehearsal import Rehearsal, RehearsalTransport
from tests.agents.live_support import SOON, Forecasts, Web, live
from tests.agents.support import EXAMPLE, agent_of
from tests.conftest import PlanHelper

NEAR: dict[str, Any] = EXAMPLE | {"start": SOON, "days": 4, "passport": "DE", "budget": "3000 USD"}
ALWAYS = ["get_climate", "get_holidays", "get_daylight", "get_visa_rule", "get_country_facts"]
CLIMATE = "November in Tokyo: days around 18 °C, nights around 8 °C, rain on about 7 days of the month."
FORECAST = "Forecast for Tokyo, 25 to 28 November: days around 14 °C, nights around 6 °C, little or no rain."


class Recorder(httpx2.AsyncBaseTransport):
    """The rehearsal engine, and what it was asked; `twist` may change its answer to the research agent's first call."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.extra_calls: list[dict[str, Any]] = []
        self._engine = RehearsalTransport(Rehearsal())

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body = json.loads(await request.aread())
        self.asked.append(body)
        response = await self._engine.handle_async_request(request)
        if not (self.extra_calls and body.get("tools") and agent_of(body) == "research"):
            return response
        answer = json.loads(await response.aread())
        answer["choices"][0]["message"]["tool_calls"] += self.extra_calls
        return httpx2.Response(200, json=answer)

    def tools_offered(self, agent: str) -> list[str]:
        bodies = [body for body in self.asked if body.get("tools") and agent_of(body) == agent]
        return [tool["function"]["name"] for body in bodies for tool in body["tools"]]


@pytest.fixture
def engine() -> Recorder:
    return Recorder()


@pytest.fixture
async def client(engine: Recorder) -> AsyncIterator[AsyncOpenAI]:
    http = httpx2.AsyncClient(transport=engine)
    client = AsyncOpenAI(api_key="rehearsal", base_url="http://rehearsal.invalid/v1", http_client=http, max_retries=0)
    yield client
    await client.close()


def planned(outcome: Outcome) -> Itinerary:
    assert outcome.itinerary, outcome.why
    return outcome.itinerary


def said(plan: Itinerary) -> dict[str, str]:
    return {fact.topic: fact.text for fact in plan.facts}


def sources(plan: Itinerary) -> dict[str, str | None]:
    return {fact.topic: fact.evidence and fact.evidence.source for fact in plan.facts}


async def test_a_near_trip_shows_the_forecast_beside_the_climate(plan: PlanHelper) -> None:
    web = Web()
    trip = planned(await plan(NEAR, live=live(web=web)))
    assert said(trip)["forecast"] == FORECAST
    assert said(trip)["climate"] == CLIMATE
    assert FORECAST in trip.message
    assert sources(trip)["forecast"] == "Open-Meteo.com (CC BY 4.0), live, fetched 20 November 2026, 09:30 UTC"
    assert web.asked == ["Tokyo Japan events November 2026"]
    assert said(trip)["web"] == (
        "Found on the web for “Tokyo Japan events November 2026”: "
        "Winter illuminations (gotokyo.example); Closures (metro.example)."
    )
    assert sources(trip)["web"] == (
        "gotokyo.example, metro.example; web search by Tavily, live, fetched 20 November 2026, 09:30 UTC"
    )
    assert {*said(trip)} == {"climate", "forecast", "holidays", "daylight", "visa", "country", "web"}
    assert (trip.missing, trip.violations) == ([], [])


@pytest.mark.parametrize(
    ("sources", "start", "offered"),
    [
        (live(), SOON, ["get_climate", "get_forecast", *ALWAYS[1:], "search_web"]),
        (Live(forecaster=Forecasts()), SOON, ["get_climate", "get_forecast", *ALWAYS[1:]]),
        (Live(web=Web()), SOON, [*ALWAYS, "search_web"]),
        (Live(forecaster=Forecasts()), "2027-01-04", ALWAYS),
        (Live(), SOON, ALWAYS),
    ],
    ids=["both", "forecast", "web", "too far", "none"],
)
async def test_a_model_is_told_of_what_can_answer(
    plan: PlanHelper, engine: Recorder, client: AsyncOpenAI, sources: Live, start: str, offered: list[str]
) -> None:
    await plan(NEAR | {"start": start}, live=sources, client=client)
    assert engine.tools_offered("research") == offered
    assert not {"get_forecast", "search_web"} & {*engine.tools_offered("budget"), *engine.tools_offered("local")}


async def test_without_live_sources_nothing_is_different(
    plan: PlanHelper,
    engine: Recorder,
    client: AsyncOpenAI,
    tracer: OITracer,
    exporter: InMemorySpanExporter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same requests to the model, spans and plan as by a research agent that never heard of them."""

    async def run() -> tuple[list[str], list[tuple[str, str]], Itinerary]:
        engine.asked.clear()
        exporter.clear()
        trip = planned(await plan(NEAR, client=client, tracer=tracer))
        spans = [
            (span.name, str((span.attributes or {}).get("output.value"))) for span in exporter.get_finished_spans()
        ]
        return sorted(json.dumps(body) for body in engine.asked), sorted(spans), trip

    with_the_files = await run()
    agents = registry.all_specialists()
    unaware = replace(agents["research"], tools=tuple(ALWAYS))
    monkeypatch.setitem(registry._REGISTRY, "research", unaware)  # pyright: ignore[reportPrivateUsage]
    without = await run()
    assert engine.tools_offered("research") == ALWAYS
    assert with_the_files == without


@pytest.mark.parametrize(
    ("sources", "failed"),
    [
        (
            live(Forecasts(error="Open-Meteo.com did not answer in time")),
            ("get_forecast", "Open-Meteo.com did not answer in time; the averages of the month stand in"),
        ),
        (
            live(web=Web(error="the web search refused the key (HTTP 401)")),
            ("search_web", "the web search refused the key (HTTP 401)"),
        ),
    ],
    ids=["forecast", "web"],
)
async def test_a_live_source_that_fails_costs_the_plan_nothing(
    plan: PlanHelper, sources: Live, failed: tuple[str, str]
) -> None:
    events: list[Event] = []
    trip = planned(await plan(NEAR, events.append, live=sources))
    assert said(trip)["climate"] == CLIMATE
    assert (trip.missing, trip.violations) == ([], [])
    assert failed[0].rpartition("_")[2] not in said(trip)
    assert [(e.tool, e.why) for e in events if isinstance(e, ToolEvent) and e.state == "failed"] == [failed]


async def test_what_is_lacking_besides_is_still_told(plan: PlanHelper) -> None:
    sources = live(Forecasts(error="Open-Meteo.com failed (HTTP 500)"))
    trip = planned(await plan(NEAR | {"destination": "Vatican City"}, live=sources))
    parts = [missing.part for missing in trip.missing]
    assert "research: climate" in parts
    assert "research: forecast" not in parts


def search(words: str, id: str) -> dict[str, Any]:
    arguments = json.dumps({"destination_id": "tokyo", "topic": "news", "words": words})
    return {"id": id, "type": "function", "function": {"name": "search_web", "arguments": arguments}}


async def test_the_web_is_searched_twice_at_most(plan: PlanHelper, engine: Recorder, client: AsyncOpenAI) -> None:
    engine.extra_calls = [search(f"topic{'abcdefgh'[n]}", f"extra-{n}") for n in range(8)]
    web = Web()
    trip = planned(await plan(NEAR, live=Live(web=web), client=client))
    assert web.asked == ["Tokyo Japan events November 2026", "Tokyo Japan news November 2026 topica"]
    assert trip.missing == []


async def test_what_stands_in_the_notes_is_not_searched_for(
    plan: PlanHelper, engine: Recorder, client: AsyncOpenAI
) -> None:
    notes = "Ann Smith, pregnant, passport C01X00T47, ann@mail.example, +49 170 1234567"
    engine.extra_calls = [search(notes, "extra")]
    web = Web()
    await plan(NEAR | {"notes": notes, "origin": "Hamburg"}, live=Live(web=web), client=client)
    assert web.asked == ["Tokyo Japan events November 2026", "Tokyo Japan news November 2026"]


async def test_tools_of_live_sources_are_spans_like_the_others(
    plan: PlanHelper, tracer: OITracer, exporter: InMemorySpanExporter
) -> None:
    await plan(NEAR, live=live(), tracer=tracer)
    spans = {span.name: dict(span.attributes or {}) for span in exporter.get_finished_spans()}
    for name in ("get_forecast", "search_web"):
        assert spans[name]["openinference.span.kind"] == "TOOL"
        assert spans[name]["tool.name"] == name
    assert '"query":"Tokyo Japan events November 2026"' in str(spans["search_web"]["output.value"])
