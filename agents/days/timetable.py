"""The order and times of one day: the best of all orders, then its idle time spread."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from agents.data.records import Place
from agents.days.clock import GRID, on_grid
from agents.days.day_frame import DayFrame, Window
from agents.days.order import BETWEEN_STOPS, LONG_IDLE, REST, Stop, Visit, best_order, latest_end
from agents.days.travel import way

LUNCH, EARLY_LUNCH, LUNCH_ENDS = 12 * 60, 11 * 60 + 30, 14 * 60
DINNER, EARLY_DINNER, DINNER_ENDS = 18 * 60, 17 * 60 + 30, 20 * 60 + 30
IDLE = 90
LATER = 30


@dataclass(frozen=True, slots=True)
class Slot:
    """A place and when one is there, in minutes since midnight."""

    place: Place
    start: int

    @property
    def end(self) -> int:
        """When one leaves."""
        return self.start + self.place.minutes


class Meals(NamedTuple):
    """Where a day's meals are eaten."""

    lunch: Place | None = None
    dinner: Place | None = None


class Timetable(NamedTuple):
    """A day in order, and what found no time in it."""

    slots: list[Slot]
    left_out: list[Place]


def lunch_window(place: Place, frame: DayFrame) -> Window:
    """Lunch begins at noon, or at half past eleven on a day that is cut short, and is over by two."""
    return _meal(place, frame, EARLY_LUNCH if frame.edge else LUNCH, LUNCH_ENDS)


def dinner_window(place: Place, frame: DayFrame) -> Window:
    """Dinner begins at six, or at half past five for a party that rests, and is over by half past eight."""
    return _meal(place, frame, EARLY_DINNER if frame.rest else DINNER, DINNER_ENDS)


def _meal(place: Place, frame: DayFrame, first: int, end: int) -> Window:
    hours = frame.hours(place)
    return Window(max(first, hours.first), min(end - place.minutes, hours.last))


def timetable(sights: Sequence[Place], meals: Meals, frame: DayFrame) -> Timetable:
    """Put a day in order: every stop in its hours, the least way, no long idle time.

    What finds no time is left out, the last of `sights` first. A day that may not be longer than some hours begins
    later when something of the evening would not fit.

    Args:
        sights: most wanted first.
        meals: at most one lunch and one dinner, none of them among `sights`.
        frame: the day's hours.
    """
    stops = _stops(sights, meals, frame)
    found = best_order(stops, frame, frame.start)
    for start in range(frame.start + LATER, frame.end - frame.longest + LATER, LATER):
        if len(found.visits) == len(stops):
            break
        found = min(found, best_order(stops, frame, start), key=lambda order: order.cost)
    slots = [Slot(stop.place, start) for stop, start in _spread(found.visits, frame)]
    placed = {slot.place.id for slot in slots}
    return Timetable(slots, [stop.place for stop in stops if stop.place.id not in placed])


def _stops(sights: Sequence[Place], meals: Meals, frame: DayFrame) -> list[Stop]:
    stops = [Stop(place, frame.window(place), "sight") for place in sights]
    if meals.lunch:
        stops.append(Stop(meals.lunch, lunch_window(meals.lunch, frame), "lunch"))
    if meals.dinner:
        stops.append(Stop(meals.dinner, dinner_window(meals.dinner, frame), "dinner"))
    return stops


def _spread(visits: Sequence[Visit], frame: DayFrame) -> list[Visit]:
    """Put stops off so that nobody idles for long; an evening outdoors lasts till sunset where that allows it."""
    late = _put_off([*visits[:-1], *(_till_sunset(visit, visits[0], frame) for visit in visits[-1:])], frame)
    if all(after.start - before.end <= LONG_IDLE for before, after in pairwise(late)):
        return late
    return _put_off(visits, frame)


def _put_off(visits: Sequence[Visit], frame: DayFrame) -> list[Visit]:
    """Begin each stop later, the last but one first, until an hour and a half at most is idle before the next."""
    late = list(visits[-1:])
    for visit in reversed(visits[:-1]):
        after, minutes = late[0], visit.stop.place.minutes
        onward = way(visit.stop.place, after.stop.place, frame.walk_km).minutes + (
            REST if frame.rest else BETWEEN_STOPS
        )
        wished = on_grid(after.start - IDLE - minutes)
        latest = min(latest_end(visit), after.start - onward) - minutes
        late.insert(0, visit._replace(start=max(visit.start, min(wished, latest // GRID * GRID))))
    return late


def _till_sunset(last: Visit, first: Visit, frame: DayFrame) -> Visit:
    (place, window, _), start = last
    if place.best != "evening" or place.indoors:
        return last
    latest = min(frame.light.sets, first.start + frame.longest) - place.minutes
    return last._replace(start=max(start, min(latest, window.last) // GRID * GRID))
