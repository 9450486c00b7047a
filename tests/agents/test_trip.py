from datetime import date, timedelta
from typing import Any

import pytest

from agents.budget.tiers import Tier
from agents.data.tables import TravelData
from agents.request import TripRequest
from agents.trip import Refusal, Trip, TripCard, resolve
from tests.agents.support import TODAY, trip_of


def resolved(data: TravelData, **fields: Any) -> Trip:
    return resolve(TripRequest.model_validate({"destination": "Tokyo", **fields}), data, TODAY)


def refused(data: TravelData, **fields: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        resolved(data, **fields)
    return refusal.value


def test_a_silent_request_is_made_definite(data: TravelData) -> None:
    trip = resolved(data)
    assert (trip.destination.id, trip.start, trip.end) == ("tokyo", date(2027, 1, 4), date(2027, 1, 8))
    assert (len(trip.days), len(trip.nights), trip.currency, trip.budget, trip.passport) == (5, 4, "USD", None, None)
    assert trip.assumptions == (
        "No dates given: planned from Monday 4 January 2027, six weeks from now.",
        "No length given: planned for 5 days.",
    )


def test_a_definite_request_needs_no_assumption(data: TravelData) -> None:
    trip = resolved(data, start="2027-04-03", days=2, budget="1000 EUR", passport="DE")
    assert (trip.assumptions, trip.currency, trip.passport) == ((), "EUR", "DE")
    assert trip.days == (date(2027, 4, 3), date(2027, 4, 4))


@pytest.mark.parametrize("offset", range(7))
def test_without_dates_it_starts_on_a_monday_six_weeks_on(data: TravelData, offset: int) -> None:
    today = TODAY + timedelta(days=offset)
    start = resolve(TripRequest(destination="Tokyo"), data, today).start
    assert start.weekday() == 0
    assert 42 <= (start - today).days <= 48


@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        ("tokyo", "Tokyo, Japan", []),
        ("東京", "Tokyo, Japan", []),
        ("Tokyo, Japan", "Tokyo, Japan", []),
        ("Paris, Texas", "Paris, Texas, United States", []),
        ("Paris", "Paris, France", ["“Paris” is read as Paris, France, not Paris, Texas, United States."]),
        ("Japan", "Tokyo, Japan", ["“Japan” is a country: this plan is for Tokyo, Japan."]),
        ("Tokyoo", "Tokyo, Japan", ["“Tokyoo” is read as Tokyo, Japan."]),
        ("Lisbonn", "Lisbon, Portugal", ["“Lisbonn” is read as Lisbon, Portugal."]),
    ],
)
def test_destinations(data: TravelData, text: str, label: str, said: list[str]) -> None:
    trip = resolved(data, destination=text, start="2027-01-04", days=3)
    assert (trip.destination.label, list(trip.assumptions)) == (label, said)


def test_an_ambiguous_name_names_the_other_cities(data: TravelData) -> None:
    said = resolved(data, destination="Springfield").assumptions[0]
    assert said == (
        "“Springfield” is read as Springfield, Missouri, United States, "
        "not Springfield, Massachusetts, United States or Springfield, Illinois, United States."
    )


def test_an_unknown_destination_is_refused_with_examples(data: TravelData) -> None:
    refusal = refused(data, destination="Zzzzqqq")
    assert (refusal.field, refusal.message) == (
        "destination",
        "destination 'Zzzzqqq' is not known; write a city, such as "
        "Amsterdam, Athens, Auckland, Bali, Bangkok, Barcelona",
    )


@pytest.mark.parametrize("start", ["2026-11-19", "2020-01-01", "2028-11-20", "9999-12-31"])
def test_a_start_out_of_range_is_refused_with_the_range(data: TravelData, start: str) -> None:
    refusal = refused(data, start=start, days=1)
    assert (refusal.field, refusal.message) == (
        "start",
        f"start {start} is out of range; allowed: 2026-11-20 to 2028-11-19",
    )


@pytest.mark.parametrize("start", ["2026-11-20", "2028-11-19"])
def test_the_ends_of_the_range_are_allowed(data: TravelData, start: str) -> None:
    assert str(resolved(data, start=start, days=1).start) == start


@pytest.mark.parametrize(
    ("passport", "code"), [("DE", "DE"), ("de", "DE"), ("Germany", "DE"), ("German", "DE"), ("USA", "US")]
)
def test_passports_by_name_and_code(data: TravelData, passport: str, code: str) -> None:
    assert resolved(data, passport=passport).passport == code


@pytest.mark.parametrize("passport", ["Narnia", "XX"])
def test_an_unknown_passport_is_refused_with_examples(data: TravelData, passport: str) -> None:
    refusal = refused(data, passport=passport)
    assert (refusal.field, refusal.message) == (
        "passport",
        f"passport country {passport!r} is not known; write a country or its two-letter code: Germany, DE",
    )


@pytest.mark.parametrize(
    ("fields", "field"), [({"currency": "XAU"}, "currency"), ({"budget": "1000 DEM"}, "budget")], ids=["form", "budget"]
)
def test_a_currency_without_a_rate_is_refused_with_those_that_have_one(
    data: TravelData, fields: dict[str, Any], field: str
) -> None:
    refusal = refused(data, **fields)
    assert refusal.field == field
    code = "XAU" if field == "currency" else "DEM"
    assert refusal.message.startswith(f"currency {code!r} has no exchange rate here; allowed: AUD, BRL, CAD, CHF, CNY")


@pytest.mark.parametrize(
    ("fields", "currency", "said"),
    [
        ({"budget": "1000"}, "USD", ["The budget 1000 names no currency: read as USD."]),
        ({"budget": "1000", "currency": "EUR"}, "EUR", ["The budget 1000 names no currency: read as EUR."]),
        ({"budget": "$1000", "currency": "EUR"}, "USD", []),
        ({"budget": "moderate", "currency": "EUR"}, "EUR", []),
        ({"budget": "¥9000", "destination": "Beijing"}, "JPY", ["¥ is read as Japanese yen."]),
        ({"budget": "¥9000"}, "JPY", []),
        ({"budget": "¥9000 CNY", "destination": "Beijing"}, "CNY", []),
        ({"budget": "$900", "destination": "Sydney, Australia"}, "USD", ["$ is read as US dollars."]),
        ({"budget": "$2k", "destination": "Singapore"}, "USD", ["$ is read as US dollars."]),
        ({"budget": "$900 USD", "destination": "Singapore"}, "USD", []),
        ({"budget": "US$900", "destination": "Singapore"}, "USD", []),
        ({"budget": "$900 SGD", "destination": "Singapore"}, "SGD", []),
        ({}, "USD", []),
    ],
)
def test_the_money_of_the_plan(data: TravelData, fields: dict[str, Any], currency: str, said: list[str]) -> None:
    trip = resolved(data, start="2027-01-04", days=3, **fields)
    assert (trip.currency, list(trip.assumptions)) == (currency, said)


@pytest.mark.parametrize(
    ("fields", "stops"),
    [
        ({"style": "balanced"}, 4),
        ({"style": "adventurous"}, 5),
        ({"style": "backpacker"}, 5),
        ({"style": "relaxed"}, 3),
        ({"style": "luxury"}, 3),
        ({"style": "balanced", "party": {"children": 1}}, 3),
        ({"style": "relaxed", "party": {"seniors": 1, "children": 2, "mobility": "wheelchair"}}, 2),
        ({"style": "adventurous", "party": {"mobility": "reduced"}}, 4),
    ],
)
def test_pace(data: TravelData, fields: dict[str, Any], stops: int) -> None:
    assert resolved(data, **fields).stops_a_day == stops


@pytest.mark.parametrize(
    ("fields", "tier"),
    [
        ({}, Tier.MODERATE),
        ({"style": "backpacker"}, Tier.SHOESTRING),
        ({"style": "adventurous"}, Tier.BUDGET),
        ({"style": "luxury"}, Tier.LUXURY),
        ({"style": "luxury", "budget": "cheap"}, Tier.BUDGET),
        ({"style": "luxury", "budget": "1000 USD"}, Tier.LUXURY),
    ],
)
def test_the_wished_level(data: TravelData, fields: dict[str, Any], tier: Tier) -> None:
    assert resolved(data, **fields).wished_tier == tier


def test_a_day_trip_has_no_night(data: TravelData) -> None:
    trip = resolved(data, days=1)
    assert (trip.nights, trip.end) == ((), trip.start)


def test_the_card_shows_the_request_and_no_ids_of_people(data: TravelData) -> None:
    card = TripCard.of(trip_of(data, budget="1,000 USD", notes="no stairs", session_id="s" * 32, user_id="ann"))
    assert card.model_dump(mode="json") == {
        "destination_id": "tokyo",
        "destination": "Tokyo, Japan",
        "country": "JP",
        "start": "2027-01-04",
        "end": "2027-01-06",
        "days": 3,
        "currency": "USD",
        "budget": "1,000 USD",
        "budget_covers": "stay",
        "interests": [],
        "style": "balanced",
        "party": {"adults": 1, "children": 0, "seniors": 0, "mobility": "none", "diets": []},
        "passport": None,
        "origin": None,
        "notes": "no stairs",
    }
