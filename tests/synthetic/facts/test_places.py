"""The lists of places against the travel data."""

from random import Random

import pytest

from agents.data.tables import TravelData
from synthetic.facts.invented import invented
from synthetic.facts.places import FarPlace, places


@pytest.mark.parametrize("name", places().small)
def test_a_small_city_is_clear_priced_and_without_places(data: TravelData, name: str) -> None:
    (city,) = data.contenders(name)
    assert data.resolve(name)[0].kind == "exact"
    assert data.place_count(city.id) < 5
    covered = data.coverage(city.id)
    assert (covered.rates != "none", covered.visa) == (True, True)


@pytest.mark.parametrize("name", places().ambiguous)
def test_an_ambiguous_name_means_several_cities(data: TravelData, name: str) -> None:
    assert len(data.contenders(name)) > 1
    assert any(data.coverage(city.id).rates != "none" for city in data.contenders(name)[:4])


@pytest.mark.parametrize("place", places().beyond_data, ids=lambda place: place.name)
def test_a_place_beyond_the_data_is_not_read_as_another(data: TravelData, place: FarPlace) -> None:
    country = dict(data.countries())[place.country]
    assert data.resolve(place.name) == ()
    assert [match for match in data.resolve(f"{place.name}, {country}") if match.kind != "country"] == []


def test_invented_names_are_nowhere_and_vary(data: TravelData) -> None:
    names = [invented(data, Random(seed)) for seed in range(60)]
    assert [name for name in names if data.resolve(name)] == []
    assert len(set(names)) > 50
