"""What is known of a destination, flag by flag and in words."""

import pytest

from agents.data.coverage import Coverage
from agents.data.tables import TravelData, UnknownDestination


def of(travel: TravelData, city: str) -> Coverage:
    return travel.coverage(travel.resolve(city)[0].destination.id)


def words(coverage: Coverage) -> dict[str, tuple[bool, str]]:
    return {layer.name: (layer.known, layer.detail) for layer in coverage.layers}


def test_a_curated_city(travel: TravelData) -> None:
    tokyo = of(travel, "Tokyo")
    assert (tokyo.places, tokyo.food, tokyo.listings, tokyo.tips) == (26, 7, 0, 6)
    assert (tokyo.climate, tokyo.rates, tokyo.exchange, tokyo.holidays, tokyo.visa) == (
        "normals", "city", True, True, True,
    )  # fmt: skip
    assert tokyo.facts == ("languages", "plugs", "tipping", "emergency numbers")
    assert words(tokyo) == {
        "places": (True, "26 curated by this project"),
        "food": (True, "7 places to eat, 3 of them for vegetarians"),
        "ideas": (False, "none: Wikivoyage's listings cover a part of Europe"),
        "tips": (True, "6 on manners and getting about"),
        "climate": (True, "highs, lows and rain of an average month"),
        "daylight": (True, "computed from the position, Asia/Tokyo"),
        "holidays": (True, "public holidays of Japan"),
        "visa": (True, "entry rules of Japan"),
        "country facts": (True, "languages, plugs, tipping, emergency numbers"),
        "prices": (True, "official travel rate for Tokyo City"),
        "exchange rate": (True, "monthly rate of JPY"),
    }
    assert [layer.name for layer in tokyo.unknown] == ["ideas"]


@pytest.mark.parametrize(
    ("city", "layer", "known", "detail"),
    [
        ("Ljubljana", "places", False, "none: the days are left open"),
        ("Ljubljana", "food", False, "none"),
        ("Ljubljana", "tips", False, "none"),
        ("Ljubljana", "climate", True, "mean temperature of an average month, no highs, lows or rain"),
        ("Ljubljana", "country facts", True, "languages, plugs; not known: tipping, emergency numbers"),
        ("Vatican City", "climate", False, "not known: take a forecast before you pack"),
        ("Istanbul", "exchange rate", False, "none of TRY: plans use another"),
        ("Ushuaia", "prices", True, "official travel rate for the rest of Argentina, not for Ushuaia itself"),
        ("Honolulu", "prices", False, "no official travel rate: costs cannot be estimated"),
        ("San Juan, Puerto Rico", "visa", False, "not known for Puerto Rico: ask its embassy"),
    ],
)
def test_what_is_lacking_is_said(travel: TravelData, city: str, layer: str, known: bool, detail: str) -> None:
    assert words(of(travel, city))[layer] == (known, detail)


def test_ideas_are_counted(travel: TravelData) -> None:
    ljubljana = of(travel, "Ljubljana")
    assert ljubljana.listings == len(travel.listings("gn-3196359")) > 60
    assert words(ljubljana)["ideas"][1].endswith("from Wikivoyage, without prices, hours or positions")


def test_flags_agree_with_what_the_tables_answer(travel: TravelData) -> None:
    for city in travel.curated():
        flags = travel.coverage(city.id)
        assert flags.places == travel.place_count(city.id)
        assert flags.climate != "none"
        assert flags.holidays
        assert flags.visa
        assert flags.rates == ("rest of country" if city.id == "ushuaia" else "city")
        assert flags.exchange == (travel.exchange_rate(city.currency) is not None)


def test_either_id_and_no_other(travel: TravelData) -> None:
    assert travel.coverage("gn-1850147") is travel.coverage("tokyo")
    with pytest.raises(UnknownDestination):
        travel.coverage("atlantis")
