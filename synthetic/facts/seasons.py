"""Seasons by place: the calendar of the hemisphere, and in the tropics only where the weather agrees with it."""

from datetime import date
from typing import Literal

from agents.data.records import Destination
from agents.data.tables import TravelData

Season = Literal["winter", "spring", "summer", "autumn"]

TROPIC = 23.44
"""Degrees of latitude between which the sun stands overhead at some time of the year."""
OF_MONTH: tuple[Season, ...] = (
    "winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn", "autumn",
    "winter",
)  # fmt: skip
"""Meteorological seasons of the north, January first."""
A_SEASON = 4
"""In the tropics, so many of the hottest months may be called summer, and of the coolest winter."""


def season_at(latitude: float, day: date) -> Season:
    """The season of a day by the calendar, half a year later in the south."""
    return OF_MONTH[(day.month - 1 + (0 if latitude >= 0 else 6)) % 12]


def months_of(season: Season, city: Destination, data: TravelData) -> frozenset[int]:
    """The months of a season there. None where the word means nothing: a spring in the tropics, a summer that is cool.

    In the tropics a month counts as summer or winter if it is one by the calendar and among the hottest or coolest.
    """
    by_calendar = frozenset(month for month in range(1, 13) if season_at(city.lat, date(2001, month, 1)) == season)
    if abs(city.lat) > TROPIC:
        return by_calendar
    if season not in ("winter", "summer"):
        return frozenset()
    warmth = {month: _warmth(city, month, data) for month in range(1, 13)}
    known = {month: mean for month, mean in warmth.items() if mean is not None}
    ranked = sorted(known, key=lambda month: known[month], reverse=season == "summer")
    return by_calendar & frozenset(ranked[:A_SEASON]) if len(known) == 12 else frozenset()


def _warmth(city: Destination, month: int, data: TravelData) -> float | None:
    climate = data.climate(city.id, month)
    if climate is None:
        return None
    if climate.high_c is not None and climate.low_c is not None:
        return (climate.high_c + climate.low_c) / 2
    return climate.mean_c
