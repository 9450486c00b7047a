"""Live sources in the whole service: off unless asked for, shown when on, harmless when broken, the key unseen."""

import json
import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from app.live_sources import live_sources
from app.settings import Settings, SettingsError
from app.telemetry import Telemetry, trace_with
from tests.app.conftest import TOKYO, Run, finished
from tests.standin import serve
from tests.standin.outside import Outside, Reply

KEY = "tvly-stand-in-93b1c7d0"
ECHO = Reply(401, f"Invalid key {KEY}".encode())
LIVE = {"forecast", "web"}


def soon() -> dict[str, Any]:
    """Three days in Tokyo, five days from now."""
    return TOKYO | {"start": str(datetime.now(UTC).date() + timedelta(days=5)), "days": 3}


def turned_on(settings: Settings, url: str) -> Settings:
    sources: dict[str, Any] = {"open_meteo_url": url, "tavily_url": url, "forecast": True, "tavily_api_key": KEY}
    return Settings(**settings.model_dump(exclude=set(sources)), **sources)


def facts(trip: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {fact["topic"]: (fact["text"], fact["evidence"]["source"]) for fact in trip["itinerary"]["facts"]}


async def plan(settings: Settings, run: Run) -> dict[str, Any]:
    async with run(settings) as client:
        return await finished(client, (await client.post("/api/trips", json=soon())).json())


async def test_a_trip_in_five_days_shows_forecast_and_web(settings: Settings, run: Run) -> None:
    outside = Outside()
    with serve(outside) as url:
        trip = await plan(turned_on(settings, url), run)
    said = facts(trip)
    text, source = said["forecast"]
    assert text.startswith("Forecast for Tokyo, ")
    assert "days around 14 °C, nights around 6 °C, rain likely on " in text
    assert source.startswith("Open-Meteo.com (CC BY 4.0), live, fetched ")
    assert text in trip["itinerary"]["message"]
    text, source = said["web"]
    assert text.endswith("Winter lights (lights.example); Strike (rail.example).")
    assert source.startswith("lights.example, rail.example; web search by Tavily, live, fetched ")
    assert "climate" in said
    assert trip["itinerary"]["missing"] == []
    assert sorted(asked.path for asked in outside.asked) == ["/forecast", "/search"]
    assert KEY not in json.dumps(trip)


async def test_each_source_is_told_its_own_and_no_more(settings: Settings, run: Run) -> None:
    outside = Outside()
    with serve(outside) as url:
        await plan(turned_on(settings, url), run)
    weather, search = sorted(outside.asked)
    assert weather.params.keys() == {"latitude", "longitude", "daily", "forecast_days", "timezone"}
    assert KEY not in str(weather)
    assert search.headers["authorization"] == f"Bearer {KEY}"
    assert search.body.keys() == {"query", "max_results", "search_depth"}
    assert {weather.headers["user-agent"], search.headers["user-agent"]} == {"TripLab"}


async def test_off_by_default_nobody_is_asked(settings: Settings, run: Run) -> None:
    outside = Outside()
    with serve(outside) as url:
        settings = settings.model_copy(update={"open_meteo_url": url, "tavily_url": url})
        trip = await plan(settings, run)
        async with live_sources(settings) as live:
            assert (live.forecaster, live.web) == (None, None)
    assert outside.asked == []
    assert not LIVE & facts(trip).keys()


@pytest.mark.parametrize(
    "reply",
    [ECHO, Reply(429), Reply(500), Reply(body=b"<html>"), Reply(body=b" " * 1_100_000)],
    ids=["401", "429", "500", "garbage", "huge"],
)
async def test_sources_that_fail_leave_the_plan_as_it_is_without_them(
    settings: Settings, run: Run, reply: Reply
) -> None:
    with serve(Outside(always=reply)) as url:
        trip = await plan(turned_on(settings, url), run)
    bare = await plan(settings, run)
    for name in ("days", "ledger", "missing", "violations", "facts", "message"):
        assert trip["itinerary"][name] == bare["itinerary"][name]
    failed = [event["tool"] for event in trip["events"] if event.get("state") == "failed"]
    assert sorted(failed) == ["get_forecast", "search_web"]


async def test_silent_sources_leave_time_to_write(settings: Settings, run: Run) -> None:
    with serve(Outside(always=Reply(body=None))) as url:
        hurried = turned_on(settings, url).model_copy(update={"deadline": 4.0})
        trip = await plan(hurried, run)
    assert trip["itinerary"]["missing"] == []
    assert {"climate", "country"} <= facts(trip).keys()
    whys = [event["why"] for event in trip["events"] if event.get("state") == "failed"]
    assert sorted(whys) == [
        "Open-Meteo.com did not answer in time; the averages of the month stand in",
        "the web search did not answer in time",
    ]


@pytest.mark.parametrize("replies", [[ECHO] * 2, [Reply(500, KEY.encode())] * 4, []], ids=["401", "500", "good"])
async def test_the_key_stands_nowhere(
    settings: Settings,
    run: Run,
    replies: Sequence[Reply],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    exporter = InMemorySpanExporter()

    def traced_here(*_: object) -> Telemetry:
        return trace_with(exporter, "test")

    monkeypatch.setattr("app.service.trace_to", traced_here)
    with serve(Outside(replies)) as url, caplog.at_level(logging.DEBUG):
        on = turned_on(settings, url)
        trip = await plan(on, run)
    spans = [span.to_json() for span in exporter.get_finished_spans()]
    assert any("search_web" in span for span in spans)
    assert [span for span in spans if KEY in span] == []
    assert KEY not in json.dumps(trip)
    assert KEY not in caplog.text
    assert KEY not in repr(on)


@pytest.mark.parametrize("key", [f"{KEY}\n", f"{KEY} {KEY}", f"{KEY}\u20ac"])
def test_a_key_that_no_header_can_carry_is_refused_unseen(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("TAVILY_API_KEY", key)
    with pytest.raises(SettingsError) as refused:
        Settings.load()
    assert str(refused.value) == ("TAVILY_API_KEY holds a space, a line end or another character that no key has")


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("TRIPLAB_FORECAST", "maybe", "TRIPLAB_FORECAST is 'maybe': Input should be a valid boolean"),
        ("TRIPLAB_TAVILY_URL", "api.tavily.com", "TRIPLAB_TAVILY_URL is 'api.tavily.com': String should match"),
        ("TRIPLAB_OPEN_METEO_URL", "file:///etc", "TRIPLAB_OPEN_METEO_URL is 'file:///etc': String should match"),
    ],
)
def test_wrong_settings_are_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, why: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        Settings.load()
    assert str(refused.value).startswith(why)
