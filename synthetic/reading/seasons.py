"""Which season a month is at a place."""

from agents.data.records import Destination
from agents.data.tables import TravelData

NORTHERN = (
    "winter",
    "winter",
    "spring",
    "spring",
    "spring",
    "summer",
    "summer",
    "summer",
    "autumn",
    "autumn",
    "autumn",
    "winter",
)
TROPIC = 23.44


def seasons_at(month: int, city: Destination | None, data: TravelData) -> tuple[str, ...]:
    """The seasons that a month can be called there, that of the calendar first; without a place, of the north.

    Between the tropics the calendar says little: the three hottest months of the year are summer, too, and the three
    coldest winter.
    """
    half_a_year = 6 if city and city.lat < 0 else 0
    calendar = NORTHERN[(month - 1 + half_a_year) % 12]
    if city is None or abs(city.lat) > TROPIC:
        return (calendar,)
    normals = [(normal, data.climate(city.id, normal)) for normal in range(1, 13)]
    highs = {number: normal.high_c for number, normal in normals if normal and normal.high_c is not None}
    if len(highs) < 12:
        return (calendar,)
    ordered = sorted(highs, key=lambda number: highs[number])
    felt = ("winter",) if month in ordered[:3] else ("summer",) if month in ordered[-3:] else ()
    return (calendar, *felt)


def months_of(season: str, city: Destination | None) -> tuple[int, ...]:
    """The months of a season there, the one in its middle first."""
    half_a_year = 6 if city and city.lat < 0 else 0
    months = [month for month in range(1, 13) if NORTHERN[(month - 1 + half_a_year) % 12] == season]
    middle = {"winter": 1, "spring": 4, "summer": 7, "autumn": 10}[season]
    middle = (middle - 1 + half_a_year) % 12 + 1
    return (middle, *(month for month in months if month != middle))
