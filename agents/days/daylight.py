"""When it is light: computed from coordinates, in minutes of the local day."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from astral import Observer
from astral.sun import elevation, sunrise, sunset

from agents.data.records import Destination, Place, PlaceKind
from agents.days.clock import DAY_MINUTES

NOON = 12 * 60
GONE_BY_NIGHT = (PlaceKind.PARK, PlaceKind.BEACH)


class Light(NamedTuple):
    """Minutes since midnight, local time: `ALWAYS` where the sun does not set, `NEVER` where it does not rise."""

    rises: int
    sets: int

    @property
    def turns(self) -> bool:
        """Whether the sun rises and sets on that day."""
        return self not in (ALWAYS, NEVER)


ALWAYS, NEVER = Light(0, DAY_MINUTES), Light(NOON, NOON)


def light(city: Destination, day: date) -> Light:
    """When the sun rises and sets; a sunset after midnight counts as the end of the day."""
    return _light(city.lat, city.lon, city.timezone, day)


def needs_light(place: Place) -> bool:
    """Whether one goes there by day: outdoors and not for the evening; parks and beaches always."""
    return not place.indoors and (place.best != "evening" or place.kind in GONE_BY_NIGHT)


@lru_cache(maxsize=4096)
def _light(lat: float, lon: float, timezone: str, day: date) -> Light:
    observer, zone = Observer(lat, lon), ZoneInfo(timezone)
    try:
        rises, sets = (_minutes(event(observer, day, tzinfo=zone)) for event in (sunrise, sunset))
    except ValueError:
        noon = datetime.combine(day, time(12), tzinfo=zone).astimezone(UTC)
        return ALWAYS if elevation(observer, noon) > 0 else NEVER
    return Light(rises, sets if sets > rises else DAY_MINUTES)


def _minutes(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute
