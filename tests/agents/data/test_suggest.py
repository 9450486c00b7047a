"""Completion of what is being typed."""

import pytest

from agents.data.tables import TravelData


def names(travel: TravelData, prefix: str, limit: int = 8) -> list[str]:
    return [city.name for city in travel.suggest(prefix, limit)]


def test_curated_cities_come_first(travel: TravelData) -> None:
    assert names(travel, "s", 7) == [
        "Seoul", "Sydney", "Singapore", "Stockholm", "San Francisco", "Shanghai", "Shenzhen",
    ]  # fmt: skip


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
    assert names(travel, "san ", 4) == ["San Francisco", "San Antonio", "San Diego", "San Jose"]


def test_no_districts_by_number(travel: TravelData) -> None:
    assert names(travel, "paris ", 2) == ["Paris", "Paris"]
    assert names(travel, "lyon 0") == []


def test_a_blank_ends_the_word(travel: TravelData) -> None:
    assert "Santiago" in names(travel, "san")
    assert "Santiago" not in names(travel, "san ")


@pytest.mark.parametrize("prefix", ["", "   ", "!", "qzqzq"])
def test_nothing(travel: TravelData, prefix: str) -> None:
    assert travel.suggest(prefix) == ()


def test_limit(travel: TravelData) -> None:
    assert len(travel.suggest("a", 3)) == 3
    assert travel.suggest("a", 0) == ()


def test_a_name_is_that_of_a_city_whatever_its_case_and_accents(travel: TravelData) -> None:
    assert [travel.is_name(text) for text in ("sao PAULO", "Ghent", "Japan", "Barcelna", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]
