"""Where each day's meals are eaten: near its stops, few eateries spread over many days."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from agents.data.records import Interest, Place, PlaceKind
from agents.days.day_frame import DayFrame, Window
from agents.days.grouping import NEAR_KM, may_be_shut
from agents.days.opening import is_open
from agents.days.timetable import Meals, dinner_window, lunch_window
from agents.days.travel import distance_km

MEAL_WITHIN_KM = 3.0
MEAL_MINUTES = 30
THIN = 2
DAYTIME_SIGHTS = 2


@dataclass(frozen=True, slots=True)
class Taste:
    """What to choose eateries by besides distance.

    `reserve` ranks the ids of those that are taken only when nothing better is near, the higher the later; `interests`
    of the traveller that an eatery serves are worth a kilometre each.
    """

    reserve: Mapping[str, int]
    interests: Collection[Interest]


def spread_meals(
    food: Sequence[Place], groups: Sequence[Sequence[Place]], frames: Sequence[DayFrame], taste: Taste
) -> list[Meals]:
    """Choose the meals of all days; days with the least to see come first, and each takes its fair share at most.

    Args:
        food: where the whole party can eat, most wanted first.
        groups: the sights of each day.
        frames: the days, in the same order.
        taste: what to choose by.
    """
    left, chosen = list(food), [Meals() for _ in frames]
    days = sorted(range(len(frames)), key=lambda index: sum(place.minutes for place in groups[index]))
    for done, index in enumerate(days):
        frame, group = frames[index], groups[index]
        fair = -(-len(left) // (len(days) - done))
        meals = _choose(left, group, frame, taste)
        chosen[index] = _at_most(min(_pace(frame, group), fair), meals, _starts_late(frame, group))
        left = [place for place in left if place not in chosen[index]]
    return chosen


def meals_of(food: Sequence[Place], frame: DayFrame) -> Meals:
    """Which of a day's eateries is lunch and which is dinner, the first that can be each."""
    lunch = next((place for place in food if place.best != "evening" and _can_be(place, frame, lunch_window)), None)
    others = (place for place in food if place is not lunch and _can_be(place, frame, dinner_window))
    return Meals(lunch, next(others, None))


def _pace(frame: DayFrame, group: Sequence[Place]) -> int:
    """Meals of the day: an evening stop stands in for dinner where the day would hold too little besides."""
    evening = any(place.best == "evening" for place in group)
    return frame.meals - (evening and frame.meals > 1 and frame.sights <= DAYTIME_SIGHTS)


def _starts_late(frame: DayFrame, group: Sequence[Place]) -> bool:
    """Whether dinner suits the day better than lunch: it is the day of arrival, or has stops in the evening only."""
    return frame.edge == "arrival" or (bool(group) and all(place.best == "evening" for place in group))


def _at_most(count: int, meals: Meals, dinner_first: bool) -> Meals:
    if count == 0:
        return Meals()
    if count > 1 or not (meals.lunch and meals.dinner):
        return meals
    return meals._replace(lunch=None) if dinner_first else meals._replace(dinner=None)


def _choose(food: Sequence[Place], group: Sequence[Place], frame: DayFrame, taste: Taste) -> Meals:
    """Lunch near the daytime stops, then dinner near any; without stops, the most wanted."""
    by_day = [place for place in group if place.best != "evening"] or group
    lunches = [place for place in food if place.best != "evening" and _can_be(place, frame, lunch_window)]
    lunch = _nearest(lunches, by_day, frame, taste)
    dinners = [place for place in food if _is_for_dinner(place) and _can_be(place, frame, dinner_window)]
    return Meals(lunch, _nearest([place for place in dinners if place is not lunch], group, frame, taste))


def _is_for_dinner(place: Place) -> bool:
    return place.best == "evening" or (place.kind is PlaceKind.EATERY and place.best != "morning")


def _can_be(place: Place, frame: DayFrame, window: Callable[[Place, DayFrame], Window]) -> bool:
    first, last = window(place, frame)
    return place.minutes >= MEAL_MINUTES and is_open(place, frame.day) and first <= last


def _nearest(food: Sequence[Place], stops: Sequence[Place], frame: DayFrame, taste: Taste) -> Place | None:
    """The nearest to any of the stops within reach; without stops, the first."""
    reach = {place.id: min((distance_km(place, stop) for stop in stops), default=0.0) for place in food}
    within = MEAL_WITHIN_KM if len(stops) >= THIN else NEAR_KM

    def order(place: Place) -> tuple[int, bool, float]:
        served = {*place.interests} & {*taste.interests} - {Interest.FOOD}
        return taste.reserve.get(place.id, 0), may_be_shut(place, frame), reach[place.id] - len(served)

    return min((place for place in food if reach[place.id] <= within), key=order, default=None)
