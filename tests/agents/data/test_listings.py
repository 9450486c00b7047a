"""Ideas from Wikivoyage, each a row of the raw file made plain."""

import re

import pytest

from agents.data.building.listing_interests import interests_of
from agents.data.records import Interest, Listing
from agents.data.tables import TravelData


def of(travel: TravelData, city: str) -> tuple[Listing, ...]:
    return travel.listings(travel.resolve(city)[0].destination.id)


def test_a_city_without_places_has_ideas(travel: TravelData) -> None:
    ljubljana = of(travel, "Ljubljana")
    assert len(ljubljana) > 60
    castle = next(listing for listing in ljubljana if listing.name == "Ljubljana Castle")
    assert castle.kind == "see"
    assert castle.text.startswith("The tower has magnificent views all over the city.")
    assert {Interest.PHOTOGRAPHY, Interest.ARCHITECTURE, Interest.HISTORY} <= set(castle.interests)
    assert castle.source == "Wikivoyage, CC BY-SA 4.0"


def test_curated_cities_may_have_them_too(travel: TravelData) -> None:
    assert "Grossmünster" in {listing.name for listing in of(travel, "Zurich")}


@pytest.mark.parametrize("city", ["Tokyo", "Valencia, Venezuela", "Madrid, Colombia", "Naples, Florida"])
def test_the_rest_of_the_world_and_namesakes_have_none(travel: TravelData, city: str) -> None:
    assert of(travel, city) == ()


def test_every_text_is_plain_and_short(travel: TravelData) -> None:
    for city in ("Ljubljana", "Dublin", "Tallinn", "Lyon", "Kaunas", "Baku", "Bergen"):
        for listing in of(travel, city):
            assert listing.kind in ("see", "do", "eat", "drink")
            assert 20 <= len(listing.text) <= 242
            assert not re.search(r"https?:|www\.|\{\{|''|<\w|€\d", f"{listing.name} {listing.text}"), listing


def test_names_are_unique(travel: TravelData) -> None:
    names = [listing.name for listing in of(travel, "Bergen")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("kind", "text", "interests"),
    [
        ("eat", "A museum of bread in a park", ["food"]),
        ("drink", "Beer garden", ["nightlife"]),
        ("see", "A gothic church with frescoes", ["art", "architecture"]),
        ("do", "Hike to the lake with children", ["nature", "adventure", "family"]),
        ("see", "The party headquarters started here towards noon", []),
    ],
)
def test_interests_are_read_from_kind_and_words(kind: str, text: str, interests: list[str]) -> None:
    assert [str(interest) for interest in interests_of(kind, text)] == interests
