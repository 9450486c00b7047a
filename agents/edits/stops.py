"""What edits share: finding a stop by the traveller's words, finding another place, laying out a day anew."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from agents.budget.pricing import WHERE_ONE_EATS
from agents.data.naming import fold
from agents.data.records import Place
from agents.days.clock import clock, minutes_of
from agents.days.day_frame import DayFrame, frame_of
from agents.days.day_title import day_title
from agents.days.meals import meals_of
from agents.days.party_needs import feeds, suits, walk_km
from agents.days.timetable import timetable
from agents.days.travel import distance_km, way
from agents.edits.registry import Editable, EditError
from agents.itinerary import DayDraft, StopDraft

TRIES = 8
_DAY = re.compile(r"\bday (\d{1,2})\b")


class Spot(NamedTuple):
    """Where a stop stands: the position of its day and its place."""

    day: int
    place: Place


class Exchange(NamedTuple):
    """A place that stands for another, and its day."""

    place: Place
    day: DayDraft


def find_stop(plan: Editable, words: str) -> Spot:
    """The stop that the words name best: by its name, its kind, its area or what it serves.

    A day that they name is looked at alone, but for a stop whose whole name they say.

    Raises:
        EditError: no stop answers to the words.
    """
    asked = fold(words)
    only = int(found[1]) if (found := _DAY.search(asked)) else None
    day = plan.index(only) if only else None
    known = [Spot(nr, place) for nr in range(len(plan.days)) for place in places_of(plan, nr)]
    spots = [spot for spot in known if day in (None, spot.day) or fold(spot.place.name) in asked]
    said = {_singular(word) for word in asked.split()}
    best = max(spots, key=lambda spot: _likeness(spot.place, asked, said), default=None)
    if best is None or not _likeness(best.place, asked, said):
        names = ", ".join(spot.place.name for spot in spots[:6])
        raise EditError(f"no stop answers to “{words}”; the plan holds {names}")
    return best


def _likeness(place: Place, asked: str, said: set[str]) -> float:
    name = fold(place.name)
    if name in asked:
        return 10.0 + len(name)
    in_name = {_singular(word) for word in name.split() if len(word) > 2} & said
    kind = {place.kind.value, *place.kind.value.split("-")} & said
    serves = {interest.value for interest in place.interests} & said
    area = fold(place.area) in asked
    return 4.0 * len(in_name) + 3.0 * bool(kind) + 1.0 * area + 0.5 * bool(serves)


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word


def candidates(plan: Editable, day: int, near: Sequence[Place], fits: Callable[[Place], bool]) -> list[Place]:
    """Unused places of the city that fit, suit the party and are open that day, the nearest first."""
    frame = _frame(plan, day)
    found = [
        place
        for place in plan.data.places(plan.trip.destination.id)
        if place.id not in plan.used and _serves(place, plan) and frame.allows(place) and fits(place)
    ]
    return sorted(found, key=lambda place: min((distance_km(place, other) for other in near), default=0.0))


def _serves(place: Place, plan: Editable) -> bool:
    return suits(place, plan.trip) and (not is_meal(place) or feeds(place, plan.trip))


def _frame(plan: Editable, day: int) -> DayFrame:
    return frame_of(plan.trip, plan.days[day].date, plan.data)


def is_meal(place: Place) -> bool:
    """Whether one eats there."""
    return place.kind in WHERE_ONE_EATS


def places_of(plan: Editable, day: int) -> list[Place]:
    """The known places of a day, in order."""
    return [place for stop in plan.days[day].stops if (place := plan.place(stop.place_id))]


def laid_out(plan: Editable, day: int, places: Sequence[Place]) -> DayDraft:
    """The day with these places at times of their own; what the traveller read of a stop that stays, stays."""
    old, frame = plan.days[day], _frame(plan, day)
    notes = {stop.place_id: stop.note for stop in old.stops}
    meals = meals_of([place for place in places if is_meal(place)], frame)
    slots, _ = timetable([place for place in places if not is_meal(place)], meals, frame)
    stops = [
        StopDraft(
            place_id=slot.place.id,
            start=clock(slot.start),
            note=notes.get(slot.place.id, slot.place.note),
        )
        for slot in slots
    ]
    return DayDraft(date=old.date, title=day_title(places) or old.title, stops=stops)


def without(plan: Editable, day: int, place_id: str) -> DayDraft:
    """The day without a stop; the others keep their times."""
    old = plan.days[day]
    return retitled(plan, old, [stop for stop in old.stops if stop.place_id != place_id])


def retitled(plan: Editable, old: DayDraft, stops: Sequence[StopDraft]) -> DayDraft:
    """The day with other stops; a title that named its areas names the new ones, any other stays."""
    known = [[place for stop in each if (place := plan.place(stop.place_id))] for each in (old.stops, stops)]
    before, after = map(day_title, known)
    title = after if after and old.title == before else old.title
    return old.model_copy(update={"stops": list(stops), "title": title})


def exchanged(plan: Editable, day: int, old: Place, new: Place) -> DayDraft:
    """The day with another place at the same time; laid out anew where that does not fit."""
    stops = plan.days[day].stops
    at = next(index for index, stop in enumerate(stops) if stop.place_id == old.id)
    start, walk = minutes_of(stops[at].start), walk_km(plan.trip)
    hours = _frame(plan, day).hours(new)
    fits = hours.first <= start <= hours.last
    if at and (before := plan.place(stops[at - 1].place_id)):
        fits = fits and minutes_of(stops[at - 1].start) + before.minutes + way(before, new, walk).minutes <= start
    if at + 1 < len(stops) and (after := plan.place(stops[at + 1].place_id)):
        fits = fits and start + new.minutes + way(new, after, walk).minutes <= minutes_of(stops[at + 1].start)
    if fits:
        changed = StopDraft(place_id=new.id, start=stops[at].start, note=new.note)
        return retitled(plan, plan.days[day], [*stops[:at], changed, *stops[at + 1 :]])
    return laid_out(plan, day, [new if place.id == old.id else place for place in places_of(plan, day)])


def exchanged_for(plan: Editable, day: int, old: Place, places: Sequence[Place]) -> Exchange | None:
    """The first of `places` that can stand for `old` without costing the day another stop."""
    for place in places[:TRIES]:
        changed = exchanged(plan, day, old, place)
        if len(changed.stops) == len(plan.days[day].stops):
            return Exchange(place, changed)
    return None


def instead_of(plan: Editable, day: int, old: Place, fits: Callable[[Place], bool], why: str) -> Editable:
    """The plan with the nearest place that fits in place of one that must go, else without it; `why` says why."""
    found = candidates(plan, day, [old], lambda place: is_meal(place) == is_meal(old) and fits(place))
    if found := exchanged_for(plan, day, old, sorted(found, key=lambda place: place.best != old.best)):
        said = f"Day {day + 1}: {found.place.name} instead of {old.name}, {why}."
        return plan.with_day(day, found.day, said)
    said = f"Day {day + 1}: without {old.name}, {why}; no other place that fits is known."
    return plan.with_day(day, without(plan, day, old.id), said)
