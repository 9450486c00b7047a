"""When the trip is."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from synthetic.facts.seasons import Season, months_of, season_at
from synthetic.facts.steps.registry import FactsError, Making, step

SEASONS: Mapping[str, Season | None] = {
    "winter": "winter", "spring": "spring", "summer": "summer", "autumn": "autumn", "absent": None,
}  # fmt: skip
SOONEST, LATEST = 28, 410
"""Days from the day of asking: beyond any forecast, and at most a year and some weeks, so that each season comes by."""
NORTH = 45.0
"""The latitude that stands for a place of which no table knows where it is."""
FRIDAY, SATURDAY = 4, 5


@step("season", order=30)
def season(making: Making, random: Random) -> Making:
    """The first day, in the season there; the middle of the trip is in it, too, so that its weather is the season's."""
    wanted = making.meaning("season", SEASONS)
    if wanted is None:
        return making
    days = making.facts.days or 1
    months = _months(wanted, making)
    starts = [making.asked_on + timedelta(days=ahead) for ahead in range(SOONEST, LATEST)]
    within = [start for start in starts if {start.month, _middle(start, days).month} <= months]
    if not within:
        raise FactsError(f"no {days} days in {wanted} fit between {starts[0]} and {starts[-1]}")
    usual = [start for start in within if days not in (2, 3) or start.weekday() == (SATURDAY if days == 2 else FRIDAY)]
    return making.with_facts(start=random.choice(usual or within))


def _middle(start: date, days: int) -> date:
    return start + timedelta(days=min(days, 31) // 2)


def _months(wanted: Season, making: Making) -> frozenset[int]:
    if making.city:
        return months_of(wanted, making.city, making.data)
    return frozenset(month for month in range(1, 13) if season_at(NORTH, date(2001, month, 1)) == wanted)
