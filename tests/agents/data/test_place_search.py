"""Searching places by what a traveller types."""

import pytest

from agents.data.place_search import TRAIT
from agents.data.tables import TravelData
from agents.data.traits import Trait


def first(travel: TravelData, city: str, query: str, count: int = 1) -> list[str]:
    return [place.id for place in travel.search_places(city, query, count)]


@pytest.mark.parametrize(
    ("city", "query", "id"),
    [
        ("tokyo", "roller coasters for teenagers", "tokyo-dome-city"),
        ("tokyo", "dinosaurs for the kids", "nature-and-science-museum"),
        ("lisbon", "surfing lesson", "carcavelos-beach"),
        ("berlin", "spa afternoon", "vabali"),
        ("paris", "creepy underground bones", "catacombs"),
        ("new-york", "veggie dim sum", "buddha-bodai"),
        ("kyoto", "hot bath after dark", "funaoka-onsen"),
    ],
)
def test_words_need_not_be_those_of_the_text(travel: TravelData, city: str, query: str, id: str) -> None:
    assert first(travel, city, query) == [id]


def test_a_trait_alone_finds_all_that_have_it(travel: TravelData) -> None:
    found = travel.search_places("tokyo", "when it rains", 99)
    assert found
    assert all(place.indoors for place in found)
    assert [place.id for place in found] == [place.id for place in travel.places("tokyo") if place.indoors]


def test_words_count_up_to_one_and_a_trait_half_as_much(travel: TravelData) -> None:
    fits = travel.place_fits("tokyo", "a free temple")
    assert max(fits.words.values()) == 1.0
    assert fits.traits["senso-ji"] == 1
    assert fits.scores["senso-ji"] == fits.words["senso-ji"] + TRAIT


def test_closed_on_the_day_that_is_named(travel: TravelData) -> None:
    monday = travel.place_fits("paris", "a museum on a Monday")
    assert "musee-dorsay" in monday.closed
    assert "musee-dorsay" not in monday.scores
    assert "louvre" in monday.scores
    assert "musee-dorsay" in travel.place_fits("paris", "a museum").scores


def test_a_weekend_needs_one_of_its_days(travel: TravelData) -> None:
    """Chatuchak is open on Saturday and Sunday, Or Tor Kor every day, Yaowarat shuts on Monday only."""
    assert travel.place_fits("bangkok", "Saturday or Monday").closed == frozenset()
    assert "chatuchak-market" in travel.place_fits("bangkok", "Monday or Tuesday").closed


def test_traits_of_places(travel: TravelData) -> None:
    assert travel.place_traits("tokyo")["ts-tantan"] >= {Trait.INDOORS, Trait.VEGAN, Trait.STEP_FREE, Trait.SHORT}
    assert travel.place_traits("gn-2657941") == {}


@pytest.mark.parametrize(
    "query",
    [
        'topics : "view"',
        "city : 1 OR museum",
        'museum") OR (city : "2"',
        "{name} : museum",
        "museum NEAR/2 park",
        "^museum",
        "-museum",
        "museum;DROP TABLE place",
    ],
)
def test_a_query_holds_words_only(travel: TravelData, query: str) -> None:
    found = travel.search_places("tokyo", query, 99)
    assert found
    assert {place.destination_id for place in found} == {"tokyo"}


def test_only_the_beginning_of_a_long_query_is_read(travel: TravelData) -> None:
    assert travel.search_places("tokyo", "x" * 200 + " temple") == ()
    assert len(travel.search_places("tokyo", "temple " * 500, 3)) == 3
