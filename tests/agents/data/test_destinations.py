"""Destinations by id, and places by text."""

import pytest

from agents.data.tables import TravelData, UnknownDestination


def test_by_either_id(travel: TravelData) -> None:
    assert travel.destination("gn-1850147") == travel.destination("tokyo")


def test_city_that_is_not_curated(travel: TravelData) -> None:
    paris = travel.destination("gn-4717560")
    assert (paris.name, paris.region, paris.country, paris.timezone) == ("Paris", "Texas", "US", "America/Chicago")
    assert (paris.currency, paris.curated, paris.intro) == ("USD", False, "")
    assert paris.label == "Paris, Texas, United States"
    assert travel.places(paris.id) == ()
    assert travel.place_count(paris.id) == 0


@pytest.mark.parametrize("id", ["atlantis", "", "gn-", "gn-1", "gn-x", "gn-٣", "gn-" + "9" * 30, "1850147", "Tokyo"])
def test_unknown_id(travel: TravelData, id: str) -> None:
    with pytest.raises(UnknownDestination, match="unknown destination"):
        travel.destination(id)


def test_unknown_id_is_a_key_error_that_names_it(travel: TravelData) -> None:
    with pytest.raises(KeyError) as raised:
        travel.climate("atlantis", 1)
    assert "unknown destination 'atlantis'" in str(raised.value)


def test_place_by_id(travel: TravelData) -> None:
    place = travel.places("tokyo")[0]
    assert travel.place("tokyo", place.id) == place
    assert travel.place("gn-1850147", place.id) == place
    assert travel.place("tokyo", "no-such-place") is None


def test_search_finds_by_kind_and_by_word_beginnings(travel: TravelData) -> None:
    assert {place.kind for place in travel.search_places("rome", "museum", 3)} == {"museum"}
    assert travel.search_places("london", "abb")[0].id == "westminster-abbey"


def test_search_ignores_accents_and_case(travel: TravelData) -> None:
    assert travel.search_places("rome", "COLOSSEÚM")[0].name == "Colosseum"


def test_search_stays_in_the_city(travel: TravelData) -> None:
    assert {place.destination_id for place in travel.search_places("kyoto", "temple")} == {"kyoto"}


@pytest.mark.parametrize("query", ["", "*", '"', "NEAR(", "name:", "-", "  ", "qzqzqz"])
def test_search_for_nothing(travel: TravelData, query: str) -> None:
    assert travel.search_places("tokyo", query) == ()


@pytest.mark.parametrize("query", ['museum" OR "', "museum AND NOT", "name:museum (", "museum*^2", "NEAR(museum)"])
def test_search_has_no_syntax(travel: TravelData, query: str) -> None:
    assert travel.search_places("tokyo", query)


def test_search_limit(travel: TravelData) -> None:
    assert len(travel.search_places("tokyo", "museum park food", 2)) == 2
    assert travel.search_places("tokyo", "museum", 0) == ()
