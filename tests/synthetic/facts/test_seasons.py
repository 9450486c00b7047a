"""Seasons by place."""

from datetime import date

import pytest

from agents.data.tables import TravelData
from synthetic.facts.seasons import Season, months_of, season_at


@pytest.mark.parametrize(
    ("city", "season", "months"),
    [
        ("lisbon", "winter", {12, 1, 2}),
        ("lisbon", "spring", {3, 4, 5}),
        ("sydney", "summer", {12, 1, 2}),
        ("cape-town", "autumn", {3, 4, 5}),
        ("ushuaia", "winter", {6, 7, 8}),
        ("hanoi", "summer", {6, 7, 8}),
        ("rio-de-janeiro", "summer", {12, 1, 2}),
        ("bali", "winter", {6, 7, 8}),
        ("bangkok", "winter", {12, 1}),
        ("singapore", "summer", set[int]()),
        ("bangkok", "spring", set[int]()),
        ("nairobi", "autumn", set[int]()),
    ],
)
def test_months(data: TravelData, city: str, season: Season, months: set[int]) -> None:
    assert months_of(season, data.destination(city), data) == months


def test_a_tropical_city_without_a_climate_has_no_seasons(data: TravelData) -> None:
    jakarta_like = next(match.destination for match in data.resolve("George Town, Malaysia"))
    assert data.climate(jakarta_like.id, 7) is None
    assert months_of("summer", jakarta_like, data) == frozenset()


@pytest.mark.parametrize(
    ("latitude", "day", "season"),
    [
        (52.0, date(2027, 1, 15), "winter"),
        (-34.0, date(2027, 1, 15), "summer"),
        (52.0, date(2027, 3, 1), "spring"),
        (-34.0, date(2027, 3, 1), "autumn"),
        (0.0, date(2027, 9, 30), "autumn"),
    ],
)
def test_the_calendar(latitude: float, day: date, season: Season) -> None:
    assert season_at(latitude, day) == season
