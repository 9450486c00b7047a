from datetime import date
from typing import Any

import pytest

from agents.data.records import PlaceKind
from agents.data.tables import TravelData
from agents.days.clock import clock
from agents.days.daylight import ALWAYS, NEVER, light, needs_light
from tests.agents.support import place


@pytest.mark.parametrize(
    ("city", "day", "rises", "sets"),
    [
        ("tokyo", date(2027, 1, 5), "06:51", "16:41"),
        ("paris", date(2027, 6, 21), "05:47", "21:57"),
        ("sydney", date(2027, 12, 21), "05:40", "20:05"),
    ],
)
def test_sunrise_and_sunset(data: TravelData, city: str, day: date, rises: str, sets: str) -> None:
    found = light(data.destination(city), day)
    assert (clock(found.rises), clock(found.sets), found.turns) == (rises, sets, True)


def test_where_the_sun_sets_after_midnight_the_day_ends_light(data: TravelData) -> None:
    (reykjavik,) = [match.destination for match in data.resolve("Reykjavik, Iceland")]
    assert light(reykjavik, date(2027, 6, 21)).sets == 1440


@pytest.mark.parametrize(("day", "expected"), [(date(2027, 6, 21), ALWAYS), (date(2027, 12, 21), NEVER)])
def test_midnight_sun_and_polar_night(data: TravelData, day: date, expected: tuple[int, int]) -> None:
    tromso = data.resolve("Tromsø")[0].destination
    assert light(tromso, day) == expected
    assert not light(tromso, day).turns


@pytest.mark.parametrize(
    ("changes", "needs"),
    [
        ({}, True),
        ({"indoors": True}, False),
        ({"best": "evening"}, False),
        ({"best": "evening", "kind": PlaceKind.VIEWPOINT}, False),
        ({"best": "evening", "kind": PlaceKind.PARK}, True),
        ({"best": "evening", "kind": PlaceKind.BEACH}, True),
    ],
)
def test_what_is_seen_by_day(changes: dict[str, Any], needs: bool) -> None:
    assert needs_light(place(**changes)) is needs
