"""Public holidays by country, from the `holidays` package."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import holidays

QUIET = ("Christmas Day", "New Year's Day")


def public_holidays(country: str, days: Iterable[date]) -> dict[date, str]:
    """The holidays among `days`, in their order, by name; none for a country (ISO 3166-1 alpha-2) that is not known."""
    return {day: name for day in days if (name := _of(country, day.year).get(day))}


def is_quiet(name: str) -> bool:
    """Whether a holiday is one of those on which most of a city stands still."""
    return any(quiet in name for quiet in QUIET)


@lru_cache(maxsize=256)
def _of(country: str, year: int) -> Mapping[date, str]:
    try:
        return dict(holidays.country_holidays(country, years=year, language="en_US"))
    except NotImplementedError:
        return {}
