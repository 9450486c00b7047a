"""The best order of a day's stops, by branch and bound over all of them: exact, and quick for the few of a day."""

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from agents.data.records import Place
from agents.days.clock import GRID
from agents.days.day_frame import DayFrame, Window
from agents.days.travel import way

Role = Literal["sight", "lunch", "dinner"]

BETWEEN_STOPS = 5
REST = LUNCH_BREAK = 45
TIRED, TIRED_WITHOUT_LUNCH = 14 * 60, 12 * 60
NOON, LATE_MORNING = 12 * 60, 11 * 60 + 30
HUNGRY = 13 * 60
LONG_IDLE = 120
SKIPPED_SIGHT, LESS_WANTED, SKIPPED_MEAL = 300.0, 60.0, 200.0
"""Costs are minutes of way. What finds no time costs more: a meal less than the first two sights, more than a third."""
LATE_MORNING_COST, LATE_MEAL_COST, LATE_START_COST = 0.5, 0.125, 0.05


class Stop(NamedTuple):
    """Somewhere to put into the day, and when it may begin."""

    place: Place
    window: Window
    role: Role


class Visit(NamedTuple):
    """A stop with its beginning, in minutes since midnight."""

    stop: Stop
    start: int

    @property
    def end(self) -> int:
        """When one leaves."""
        return self.start + self.stop.place.minutes


class Order(NamedTuple):
    """Visits in order; the cost counts what was left out, too."""

    cost: float
    visits: list[Visit]


def best_order(stops: Sequence[Stop], frame: DayFrame, start: int) -> Order:
    """The cheapest order of a day that begins at `start` or later.

    Cost is the way in minutes, plus late mornings, late meals, idle time over two hours, and what is left out.
    """
    search = _Search(stops, frame, start)
    search.extend([], tuple(range(len(stops))), 0.0, sum(search.skips))
    visits = [Visit(stops[index], begin) for index, begin in search.best]
    return Order(search.cost, visits)


class _Search:
    """Depth first, the cheapest next stop first; a branch ends where it costs more than the best order found."""

    def __init__(self, stops: Sequence[Stop], frame: DayFrame, start: int) -> None:
        self.stops, self.frame, self.start = stops, frame, start
        self.ends = min(frame.end, start + frame.longest)
        self.skips = [
            SKIPPED_SIGHT - LESS_WANTED * min(rank, 3) if stop.role == "sight" else SKIPPED_MEAL
            for rank, stop in enumerate(stops)
        ]
        self.ways = [[way(a.place, b.place, frame.walk_km).minutes for b in stops] for a in stops]
        lunch = any(stop.role == "lunch" for stop in stops)
        self.tired = TIRED if lunch else TIRED_WITHOUT_LUNCH
        self.hungry = HUNGRY if lunch else LATE_MORNING
        self.cost, self.best = math.inf, list[tuple[int, int]]()

    def extend(self, order: list[tuple[int, int]], rest: tuple[int, ...], cost: float, skipped: float) -> None:
        """Try what may follow `order`, whose ways and waits cost `cost`; leaving out the `rest` costs `skipped`."""
        if cost + skipped < self.cost:
            self.cost, self.best = cost + skipped, order
        options = sorted(option for index in rest if (option := self._option(order, index)))
        for more, begin, index in options:
            if cost + more >= self.cost:
                break
            others = tuple(other for other in rest if other != index)
            self.extend([*order, (index, begin)], others, cost + more, skipped - self.skips[index])

    def _option(self, order: list[tuple[int, int]], index: int) -> tuple[float, int, int] | None:
        """What it costs to go on to a stop, and when it begins; None when that is too late."""
        place, (first, last), role = self.stops[index]
        if order:
            before, begun = order[-1]
            end, minutes = begun + self.stops[before].place.minutes, self.ways[before][index]
            onward = minutes + self._pause(order, end)
            begin = max(first, -(-(end + onward) // GRID) * GRID)
            left = max(end, min(latest_end(Visit(self.stops[before], begun)), begin - onward))
            cost = minutes + max(0, begin - left - LONG_IDLE)
        else:
            begin = max(first, self.start)
            cost = (begin - self.start) * LATE_START_COST
        if begin > last or begin + place.minutes > self.ends:
            return None
        if role != "sight":
            cost += (begin - first) * LATE_MEAL_COST
        elif place.best == "morning":
            cost += max(0, begin - NOON) * LATE_MORNING_COST
        return cost, begin, index

    def _pause(self, order: list[tuple[int, int]], end: int) -> int:
        """Minutes besides the way: a party that rests does so after lunch, or else when it has become late."""
        if not self.frame.rest:
            return self._lunch_break(order, end)
        roles = [self.stops[index].role for index, _ in order]
        if roles[-1] == "lunch":
            return REST
        if end < self.tired or "lunch" in roles or (len(order) > 1 and self._end(order[-2]) >= self.tired):
            return BETWEEN_STOPS
        return REST

    def _lunch_break(self, order: list[tuple[int, int]], end: int) -> int:
        """Time to eat on a whole day when lunch finds no place: after the first stop that lasts till one is hungry."""
        fed = self.frame.edge or any(self.stops[index].role == "lunch" for index, _ in order)
        if fed or end < self.hungry or (len(order) > 1 and self._end(order[-2]) >= self.hungry):
            return BETWEEN_STOPS
        return LUNCH_BREAK

    def _end(self, visit: tuple[int, int]) -> int:
        return visit[1] + self.stops[visit[0]].place.minutes


def latest_end(visit: Visit) -> int:
    """When a visit ends that is put off as long as may be; a morning is not put off beyond half past eleven."""
    (place, window, role), start = visit
    morning = role == "sight" and place.best == "morning" and start <= LATE_MORNING
    return (min(window.last, LATE_MORNING) if morning else window.last) + place.minutes
