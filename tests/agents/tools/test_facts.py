"""Climate, country, daylight, holidays, visa, exchange rate, tips, destination: literal answers from the data."""

from typing import Any

import holidays
import pytest

from agents.data.tables import TravelData
from agents.tools.registry import ToolContext, ToolError
from tests.agents.support import call, trip_of


async def said(data: TravelData, name: str, fields: dict[str, Any], **arguments: Any) -> str:
    trip = trip_of(data, **fields)
    known = {
        "destination_id": trip.destination.id,
        "start": str(trip.start),
        "end": str(trip.end),
        "country": trip.destination.country,
        "currency": trip.currency,
        "passport": trip.passport,
    }
    return (
        await call(name, ToolContext(trip, data), **{key: known[key] for key in arguments} | known_values(arguments))
    ).text


def known_values(arguments: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in arguments.items() if value is not ...}


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "January in Tokyo: days around 9 °C, nights around 0 °C, rain on about 5 days of the month."),
        (
            {"destination": "Paris", "start": "2027-07-01"},
            "July in Paris: days around 26 °C, nights around 15 °C, rain on about 7 days of the month.",
        ),
        (
            {"start": "2027-06-30", "days": 10},
            "July in Tokyo: days around 30 °C, nights around 23 °C, rain on about 11 days of the month.",
        ),
    ],
)
async def test_climate(data: TravelData, fields: dict[str, Any], text: str) -> None:
    assert await said(data, "get_climate", fields, destination_id=..., start=..., end=...) == text


async def test_no_climate(data: TravelData) -> None:
    with pytest.raises(ToolError, match=r"^no climate is known for Vatican City; take a forecast before you pack$"):
        await said(data, "get_climate", {"destination": "Vatican City"}, destination_id=..., start=..., end=...)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "The sun rises about 06:51 and sets about 16:41 in Tokyo at that time."),
        (
            {"destination": "Paris", "start": "2027-06-20"},
            "The sun rises about 05:47 and sets about 21:57 in Paris at that time.",
        ),
    ],
)
async def test_daylight(data: TravelData, fields: dict[str, Any], text: str) -> None:
    assert await said(data, "get_daylight", fields, destination_id=..., start=..., end=...) == text


@pytest.mark.parametrize("start", ["2027-06-20", "2026-12-20"])
async def test_midnight_sun_and_polar_night(data: TravelData, start: str) -> None:
    fields = {"destination": "Tromso", "start": start, "days": 1}
    with pytest.raises(ToolError, match=f"^the sun neither rises nor sets in Tromsø on {start}$"):
        await said(data, "get_daylight", fields, destination_id=..., start=..., end=...)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "No public holiday in Japan falls into the trip."),
        (
            {"start": "2027-01-10"},
            "Public holidays in Japan during the trip: Coming of Age Day on Mon 11 Jan.",
        ),
        (
            {"destination": "Paris", "start": "2026-12-31", "days": 2},
            "Public holidays in France during the trip: New Year's Day on Fri 1 Jan.",
        ),
        (
            {"start": "2027-03-20", "days": 4},
            "Public holidays in Japan during the trip: "
            "Vernal Equinox Day on Sun 21 Mar, Substitute Holiday on Mon 22 Mar.",
        ),
    ],
)
async def test_holidays(data: TravelData, fields: dict[str, Any], text: str) -> None:
    assert await said(data, "get_holidays", fields, country=..., start=..., end=...) == text


async def test_a_country_without_holidays_in_the_package(data: TravelData, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_france(include_aliases: bool) -> dict[str, list[str]]:  # noqa: ARG001 - the package's signature
        return {"FR": []}

    monkeypatch.setattr(holidays, "list_supported_countries", only_france)
    with pytest.raises(ToolError, match=r"^no public holidays are known for Japan$"):
        await said(data, "get_holidays", {}, country=..., start=..., end=...)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {"passport": "Germany"},
            "Entry to Japan with a passport of Germany: visa free for up to 90 days; verify with the embassy.",
        ),
        (
            {"passport": "India", "destination": "Paris"},
            "Entry to France with a passport of India: visa required; verify with the embassy.",
        ),
        (
            {"passport": "Germany", "destination": "New York"},
            "Entry to United States with a passport of Germany: eta; verify with the embassy.",
        ),
    ],
)
async def test_visa(data: TravelData, fields: dict[str, Any], text: str) -> None:
    assert await said(data, "get_visa_rule", fields, passport=..., country=...) == text


async def test_at_home_no_embassy_is_needed(data: TravelData) -> None:
    text = await said(data, "get_visa_rule", {"passport": "Japan"}, passport=..., country=...)
    assert "embassy" not in text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "1 USD is about 160.77 JPY (mean of June 2026)."),
        ({"budget": "500 EUR"}, "1 EUR is about 185.13 JPY (mean of June 2026)."),
        ({"currency": "JPY"}, "Prices are paid in JPY, the currency of the budget."),
    ],
)
async def test_exchange_rate(data: TravelData, fields: dict[str, Any], text: str) -> None:
    assert await said(data, "get_exchange_rate", fields, currency=...) == text


async def test_a_small_rate_is_not_rounded_away(data: TravelData) -> None:
    text = await said(data, "get_exchange_rate", {"destination": "New York", "currency": "JPY"}, currency=...)
    assert "0.0062" in text


@pytest.mark.parametrize(
    ("destination", "currency"),
    [
        ("Istanbul", "TRY"),
        ("Bali", "IDR"),
        ("Budapest", "HUF"),
        ("Cairo", "EGP"),
        ("Dubai", "AED"),
        ("Hanoi", "VND"),
        ("Lima", "PEN"),
        ("Marrakech", "MAD"),
        ("Nairobi", "KES"),
        ("Prague", "CZK"),
        ("Reykjavik", "ISK"),
        ("Ushuaia", "ARS"),
    ],
)
async def test_a_currency_without_a_rate_is_a_fact(data: TravelData, destination: str, currency: str) -> None:
    assert await said(data, "get_exchange_rate", {"destination": destination}, currency=...) == (
        f"Prices in {destination} are paid in {currency}; no exchange rate is known for it."
    )


async def test_country_facts(data: TravelData) -> None:
    assert await said(data, "get_country_facts", {}, country=...) == (
        "Spoken in Japan: Japanese; plugs of type A, B, 100 V; emergency number 110 or 119. "
        "Tipping: Not customary and can cause confusion — service is already included."
    )


async def test_local_tips(data: TravelData) -> None:
    trip = trip_of(data)
    result = await call("get_local_tips", ToolContext(trip, data), destination_id="tokyo")
    tips = result.model_dump()["tips"]
    assert len(tips) == 6
    assert tips[3] == "Tipping is not done; pay at the till or on the small tray provided."


async def test_no_local_tips(data: TravelData) -> None:
    with pytest.raises(ToolError, match=r"^no local tips are known for Kampala$"):
        await said(data, "get_local_tips", {"destination": "Kampala"}, destination_id=...)


@pytest.mark.parametrize(
    ("text", "answer", "ids"),
    [
        ("Paris, Texas", "'Paris, Texas' may mean: Paris, United States (exact).", ["gn-4717560"]),
        (
            "Japan",
            "'Japan' may mean: Tokyo, Japan (country); Osaka, Japan (country); Kyoto, Japan (country).",
            ["tokyo", "osaka", "kyoto"],
        ),
        ("zzzzqqq", "'zzzzqqq' may mean: no city that is known.", []),
    ],
)
async def test_resolve_destination(data: TravelData, text: str, answer: str, ids: list[str]) -> None:
    result = await call("resolve_destination", ToolContext(trip_of(data), data), text=text)
    assert (result.text, result.model_dump()["destination_ids"]) == (answer, ids)
