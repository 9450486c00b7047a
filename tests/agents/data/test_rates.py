"""Official and exchange rates; every expectation is a row of the raw files, read by hand."""

from datetime import date
from decimal import Decimal

import pytest

from agents.data.records import OfficialRate
from agents.data.tables import TravelData


def official(travel: TravelData, city: str, day: str) -> OfficialRate | None:
    return travel.official_rate(travel.resolve(city)[0].destination.id, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("city", "day", "lodging", "meals"),
    [
        ("Tokyo", "2027-04-03", 358, 125),
        ("Mexico City", "2027-04-03", 250, 136),
        ("Singapore", "2027-04-03", 302, 162),
        ("Lisbon", "2027-04-03", 280, 112),
        # Cannes: 05-01 to 09-30, and 10-01 to 04-30 over the new year
        ("Cannes", "2027-05-01", 493, 167),
        ("Cannes", "2027-09-30", 493, 167),
        ("Cannes", "2027-10-01", 347, 152),
        ("Cannes", "2027-12-31", 347, 152),
        ("Cannes", "2028-01-01", 347, 152),
        ("Cannes", "2028-04-30", 347, 152),
        # Sapporo: 01-01 to 02-28, and 03-01 to 12-31; 29 February belongs to the first
        ("Sapporo", "2027-02-28", 448, 142),
        ("Sapporo", "2028-02-29", 448, 142),
        ("Sapporo", "2028-03-01", 205, 117),
        # Da Nang: 12-19 to 02-08
        ("Da Nang", "2026-12-18", 162, 105),
        ("Da Nang", "2026-12-19", 219, 111),
        ("Da Nang", "2027-02-08", 219, 111),
        ("Da Nang", "2027-02-09", 162, 105),
        # Bermuda: 04-01 to 11-30, one location for the whole country
        ("Hamilton, Bermuda", "2027-11-30", 500, 208),
        ("Hamilton, Bermuda", "2027-12-01", 385, 197),
        # New York City: five seasons of the fiscal year
        ("New York", "2026-12-31", 342, 92),
        ("New York", "2027-01-01", 179, 92),
        ("New York", "2027-03-01", 281, 92),
        ("New York", "2027-07-04", 237, 92),
        ("New York", "2027-09-30", 342, 92),
        ("Brooklyn", "2027-07-04", 237, 92),
        # seasons left blank hold all year; joined names hold for each city
        ("Portland, Oregon", "2027-01-15", 155, 86),
        ("Portland, Maine", "2028-02-29", 114, 80),
        ("Osaka", "2027-01-15", 337, 203),
        ("Kobe", "2027-01-15", 337, 203),
        ("Saint Paul, MN", "2027-01-15", 148, 92),
        ("St. John's, Antigua and Barbuda", "2027-01-15", 346, 138),
    ],
)
def test_season(travel: TravelData, city: str, day: str, lodging: int, meals: int) -> None:
    rate = official(travel, city, day)
    assert rate is not None
    assert (rate.lodging_usd, rate.meals_usd, rate.rest_of_country) == (Decimal(lodging), Decimal(meals), False)


@pytest.mark.parametrize(
    ("city", "location", "lodging", "published"),
    [
        ("Nara", "rest of Japan", 208, "April 2026"),
        ("Paris, Texas", "Standard CONUS rate", 110, "FY2026"),
    ],
)
def test_rest_of_country(travel: TravelData, city: str, location: str, lodging: int, published: str) -> None:
    rate = official(travel, city, "2027-04-03")
    assert rate is not None
    assert (rate.location, rate.lodging_usd, rate.published) == (location, Decimal(lodging), published)
    assert rate.rest_of_country


@pytest.mark.parametrize("city", ["Honolulu", "Anchorage", "Kabul", "Baghdad", "San Juan, Puerto Rico"])
def test_no_rate(travel: TravelData, city: str) -> None:
    assert official(travel, city, "2027-04-03") is None


def test_what_a_rate_says_of_itself(travel: TravelData) -> None:
    rate = travel.official_rate("tokyo", date(2027, 4, 3))
    assert rate == OfficialRate(
        location="Tokyo City",
        day=date(2027, 4, 3),
        lodging_usd=Decimal(358),
        meals_usd=Decimal(125),
        published="April 2026",
        rest_of_country=False,
        source="US State Department foreign per diem (public domain)",
        since=date(2025, 12, 1),
    )


@pytest.mark.parametrize(
    ("currency", "per_usd"),
    [("EUR", "0.8684"), ("JPY", "160.7700"), ("GBP", "0.7497"), ("HKD", "7.8377"), ("usd", "1"), (" thb ", "32.8990")],
)
def test_exchange_rate(travel: TravelData, currency: str, per_usd: str) -> None:
    rate = travel.exchange_rate(currency)
    assert rate is not None
    assert (rate.per_usd, rate.month) == (Decimal(per_usd), date(2026, 6, 1))


@pytest.mark.parametrize("currency", ["TRY", "DEM", "XXX", ""])
def test_no_exchange_rate(travel: TravelData, currency: str) -> None:
    assert travel.exchange_rate(currency) is None


def test_currencies(travel: TravelData) -> None:
    assert " ".join(travel.currencies()) == (
        "AUD BRL CAD CHF CNY DKK EUR GBP HKD INR JPY KRW LKR MXN MYR NOK NZD SEK SGD THB TWD USD VES ZAR"
    )


@pytest.mark.parametrize("country", ["FR", "HR", "BG", "IE", "XK", "MC"])
def test_euro_countries(travel: TravelData, country: str) -> None:
    facts = travel.country(country)
    assert facts is not None
    assert facts.currency == "EUR"
