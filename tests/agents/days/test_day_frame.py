from typing import Any

import pytest

from agents.data.records import Interest, PlaceKind
from agents.data.tables import TravelData
from agents.days.day_frame import Window, frames
from agents.days.daylight import Light
from tests.agents.support import frame, place, trip_of


@pytest.mark.parametrize(
    ("days", "edges"),
    [(1, [None]), (2, [None, None]), (3, ["arrival", None, "departure"]), (4, ["arrival", None, None, "departure"])],
)
def test_from_three_days_on_the_first_and_the_last_are_cut_short(
    data: TravelData, days: int, edges: list[str | None]
) -> None:
    assert [one.edge for one in frames(trip_of(data, days=days), data)] == edges


def test_hours_and_pace_of_the_days(data: TravelData) -> None:
    arrival, whole, departure = frames(trip_of(data), data)
    assert [(one.start, one.end, one.stops, one.meals) for one in (arrival, whole, departure)] == [
        (780, 1410, 3, 1),
        (570, 1410, 4, 1),
        (570, 900, 3, 1),
    ]


@pytest.mark.parametrize(
    ("style", "interests", "stops", "meals"),
    [
        ("relaxed", [], 3, 1),
        ("relaxed", ["food"], 4, 2),
        ("balanced", ["food"], 4, 2),
        ("adventurous", [], 5, 1),
        ("backpacker", ["food"], 5, 2),
    ],
)
def test_the_style_sets_the_pace(data: TravelData, style: str, interests: list[str], stops: int, meals: int) -> None:
    _, whole, _ = frames(trip_of(data, style=style, interests=interests), data)
    assert (whole.stops, whole.meals) == (stops, meals)


@pytest.mark.parametrize(
    ("fields", "longest", "rest", "end"),
    [
        ({}, 1440, False, 1410),
        ({"party": {"seniors": 1}}, 540, True, 1410),
        ({"party": {"mobility": "reduced"}}, 540, True, 1410),
        ({"party": {"children": 1}}, 540, True, 1260),
        ({"party": {"children": 1}, "interests": ["nightlife"]}, 540, True, 1410),
    ],
)
def test_who_needs_it_has_shorter_days_and_a_rest(
    data: TravelData, fields: dict[str, Any], longest: int, rest: bool, end: int
) -> None:
    _, whole, _ = frames(trip_of(data, **fields), data)
    assert (whole.longest, whole.rest, whole.end) == (longest, rest, end)


def test_holidays_are_known(data: TravelData) -> None:
    trip = trip_of(data, destination="Rome", start="2026-12-24", days=3)
    assert [one.holiday for one in frames(trip, data)] == [None, "Christmas Day", "Saint Stephen's Day"]


@pytest.mark.parametrize(
    ("city", "start", "rainy"),
    [("Singapore", "2026-12-22", True), ("Tokyo", "2027-06-01", True), ("Tokyo", "2027-01-04", False),
     ("New York", "2027-06-01", False)],
)  # fmt: skip
def test_a_month_is_rainy_when_it_rains_on_two_days_of_five(
    data: TravelData, city: str, start: str, rainy: bool
) -> None:
    """Singapore in December has 16 such days, Tokyo in June 12 of 30; of New York nothing is known."""
    assert {one.rainy for one in frames(trip_of(data, destination=city, start=start), data)} == {rainy}


@pytest.mark.parametrize(
    ("changes", "window"),
    [
        ({}, (570, 960)),
        ({"best": "afternoon"}, (780, 960)),
        ({"indoors": True, "best": "evening"}, (1050, 1350)),
        ({"best": "evening"}, (1050, 1350)),
        ({"kind": PlaceKind.PARK, "best": "evening", "minutes": 90}, (870, 930)),
        ({"kind": PlaceKind.DAY_TRIP, "minutes": 240, "lat": 35.95}, (570, 703)),
    ],
)
def test_the_hours_of_a_place(changes: dict[str, Any], window: tuple[int, int]) -> None:
    """The sun sets at 17:00; the day trip is 39 km, 77 minutes, away."""
    dark_early = frame(light=Light(420, 1020))
    assert dark_early.window(place(**changes)) == Window(*window)


@pytest.mark.parametrize(
    ("kind", "interests", "first"),
    [
        (PlaceKind.VIEWPOINT, (), 1050),
        (PlaceKind.SHOW, (), 1140),
        (PlaceKind.NEIGHBOURHOOD, (Interest.NIGHTLIFE,), 1170),
    ],
)
def test_stages_and_bars_open_later_than_a_view_of_the_evening(
    kind: PlaceKind, interests: tuple[Interest, ...], first: int
) -> None:
    assert frame().window(place(kind=kind, interests=interests, best="evening")).first == first
