"""Counting a city's places."""

from agents.data.report import report
from agents.data.tables import TravelData


def test_a_curated_city(travel: TravelData) -> None:
    found = report("tokyo", travel)
    places = travel.places("tokyo")
    assert (found.id, found.label) == ("tokyo", "Tokyo, Japan")
    assert found.cheap == sum(place.cost < 1608 for place in places)
    assert (found.indoors, found.family, found.vegetarian, found.step_free) == (11, 9, 3, 15)
    assert found.coverage.places == 26


def test_a_city_without_places(travel: TravelData) -> None:
    found = report("gn-3196359", travel)
    assert (found.cheap, found.indoors, found.family, found.vegetarian, found.step_free) == (0, 0, 0, 0, 0)
    assert found.coverage.listings > 60
