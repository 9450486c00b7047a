"""Completion of what is being typed."""

import pytest

from agents.data.tables import TravelData


def names(travel: TravelData, prefix: str, limit: int = 8) -> list[str]:
    return [city.name for city in travel.suggest(prefix, limit)]


def test_curated_cities_come_first(travel: TravelData) -> None:
    assert names(travel, "s", 4) == ["Sydney", "Singapore", "Shanghai", "Shenzhen"]


@pytest.mark.parametrize(
    ("prefix", "first"),
    [
        ("tok", "Tokyo"),
        ("KYO", "Kyoto"),
        ("par", "Paris"),
        ("mün", "Munich"),
        ("nyc", "New York"),
        ("são p", "São Paulo"),
    ],
)
def test_first(travel: TravelData, prefix: str, first: str) -> None:
    assert names(travel, prefix)[0] == first


def test_then_by_population(travel: TravelData) -> None:
    assert names(travel, "san ", 3) == ["San Antonio", "San Diego", "San Jose"]


def test_a_blank_ends_the_word(travel: TravelData) -> None:
    assert "Santiago" in names(travel, "san")
    assert "Santiago" not in names(travel, "san ")


@pytest.mark.parametrize("prefix", ["", "   ", "!", "qzqzq"])
def test_nothing(travel: TravelData, prefix: str) -> None:
    assert travel.suggest(prefix) == ()


def test_limit(travel: TravelData) -> None:
    assert len(travel.suggest("a", 3)) == 3
    assert travel.suggest("a", 0) == ()
