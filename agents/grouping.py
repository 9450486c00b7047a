"""Which places belong to the same day: compact groups, on days when they are open, the most wanted groups first."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from agents.data.records import Place, Weekday
from agents.travel import distance_km

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OUT_MINUTES = 480
FAR_KM = 15.0


class Middle(NamedTuple):
    """The mean position of some places; good enough within a city."""

    lat: float
    lon: float


def weekday(day: date) -> Weekday:
    """The weekday as the data writes it."""
    return WEEKDAYS[day.weekday()]


def is_open(place: Place, day: date) -> bool:
    """Whether the place is usually open on that day of the week."""
    return weekday(day) not in place.closed


def group_by_day(places: Sequence[Place], days: Sequence[date], stops: int) -> list[list[Place]]:
    """Spread places over days.

    Groups grow from the outskirts inwards, so that what is left over lies close together. Then every day takes the
    group with the fewest closed doors, the most wanted one between equals; what is closed all the same is left out.

    Args:
        places: most wanted first.
        days: in order.
        stops: the most places a day.

    Returns:
        One list a day, in the order of `days`; empty when the places run out.
    """
    rank = {place.id: index for index, place in enumerate(places)}
    wanted = [place for place in places if any(is_open(place, day) for day in days)]
    groups = _grow_all(wanted[: len(days) * stops], len(days), stops)
    groups.sort(key=lambda group: min((rank[place.id] for place in group), default=len(rank)))
    plan: list[list[Place]] = []
    for day in days:
        group = min(groups, key=lambda group: (_closed(group, day), not group))
        groups.remove(group)
        plan.append([place for place in group if is_open(place, day)])
    _fill(plan, days, stops, wanted)
    return plan


def _fill(plan: Sequence[list[Place]], days: Sequence[date], stops: int, places: Sequence[Place]) -> None:
    """Put what is left over on days that have room, the nearest first; the most wanted on empty days."""
    used = {place.id for group in plan for place in group}
    rest = [place for place in places if place.id not in used]
    for day, group in zip(days, plan, strict=True):
        for place in sorted(rest, key=lambda place: distance_km(place, group[0]) if group else 0.0):
            if len(group) < stops and is_open(place, day) and _fits(place, group):
                group.append(place)
                rest.remove(place)


def _grow_all(places: Sequence[Place], count: int, stops: int) -> list[list[Place]]:
    """Groups that hold all of the places; what has no room costs the least wanted, never a more wanted one."""
    groups = _grow(list(places), count, stops)
    spare = len(places) - sum(map(len, groups))
    return _grow_all(places[:-spare], count, stops) if spare else groups


def _grow(rest: list[Place], count: int, stops: int) -> list[list[Place]]:
    groups: list[list[Place]] = []
    for left in range(count, 0, -1):
        size = min(stops, -(-len(rest) // left))
        group: list[Place] = []
        if rest:
            middle = Middle(sum(p.lat for p in rest) / len(rest), sum(p.lon for p in rest) / len(rest))
            anchor = max(rest, key=lambda place: distance_km(place, middle))
            group = _around(anchor, rest, size)
            rest = [place for place in rest if place not in group]
        groups.append(group)
    return groups


def _around(anchor: Place, rest: Sequence[Place], size: int) -> list[Place]:
    """The anchor and what lies nearest to it, as long as the day has time and evenings do not collide."""
    group = [anchor]
    for place in sorted(rest, key=lambda place: distance_km(place, anchor)):
        if place is not anchor and len(group) < size and _fits(place, group):
            group.append(place)
    return group


def _fits(place: Place, group: Sequence[Place]) -> bool:
    """Near enough to the first of the day, within the day's hours, and not a second evening."""
    if not group:
        return True
    near = distance_km(place, group[0]) <= FAR_KM
    minutes = place.minutes + sum(other.minutes for other in group)
    two_evenings = place.best == "evening" and any(other.best == "evening" for other in group)
    return near and minutes <= OUT_MINUTES and not two_evenings


def _closed(group: Sequence[Place], day: date) -> int:
    return sum(not is_open(place, day) for place in group)
