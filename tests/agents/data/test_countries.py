"""Countries by their names, and what is known of them."""

import pytest

from agents.data.records import Country
from agents.data.tables import TravelData


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DE", "DE"), ("de", "DE"), ("DEU", "DE"), ("Germany", "DE"), ("German", "DE"), ("Deutschland", "DE"),
        ("USA", "US"), ("U.S.A.", "US"), ("American", "US"), ("UK", "GB"), ("British", "GB"), ("Scottish", "GB"),
        ("Great Britain", "GB"), ("日本", "JP"), ("Japanese", "JP"), ("Norwegian", "NO"), ("Dutch", "NL"),
        ("Holland", "NL"), ("Turkey", "TR"), ("Türkiye", "TR"), ("Turkish", "TR"), ("Georgia", "GE"), ("Czech", "CZ"),
        ("Korean", "KR"), ("Ivory Coast", "CI"), ("Nigerien", "NE"), ("Nigerian", "NG"), ("UAE", "AE"),
        ("España", "ES"), ("BRN", "BN"), ("Indian", "IN"), ("French", "FR"),
    ],
)  # fmt: skip
def test_code(travel: TravelData, text: str, code: str) -> None:
    assert travel.country_code(text) == code


@pytest.mark.parametrize("text", ["", "xyz", "Dominican", "Congolese", "Tokyo", "\x00"])
def test_unknown_or_ambiguous(travel: TravelData, text: str) -> None:
    assert travel.country_code(text) is None


def test_facts(travel: TravelData) -> None:
    assert travel.country("jp") == Country(
        code="JP", name="Japan", currency="JPY", languages=("Japanese",), driving_side="left", calling_code="+81",
        plug_types=("A", "B"), voltage=100, emergency_numbers=("110", "119"),
        tipping="Not customary and can cause confusion — service is already included.",
        source="mledoze/countries, Voyalier",
    )  # fmt: skip


def test_plugs_where_the_facts_have_none(travel: TravelData) -> None:
    hungary = travel.country("HU")
    assert hungary is not None
    assert (hungary.plug_types, hungary.voltage, hungary.driving_side) == (("C", "F"), 230, "")
    assert hungary.source == "mledoze/countries, packzup"


def test_unknown_country(travel: TravelData) -> None:
    assert travel.country("XX") is None


def test_listing(travel: TravelData) -> None:
    listing = travel.countries()
    assert len(listing) == 250
    assert listing[0] == ("AF", "Afghanistan")
    assert listing[-1] == ("ZW", "Zimbabwe")
    assert listing.index(("AX", "Åland Islands")) == 1


def test_curated_cities_use_the_currency_of_their_country(travel: TravelData) -> None:
    for city in travel.curated():
        country = travel.country(city.country)
        assert country is not None
        assert country.currency == city.currency
