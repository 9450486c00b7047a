"""Which days two versions of a plan differ in. Code compares them; no model is asked."""

from datetime import date

from agents.itinerary import Day, Itinerary
from agents.revision import DayChange


def compare(before: Itinerary, after: Itinerary) -> list[DayChange]:
    """The days that differ, in order; a day that only one of the plans has counts as emptied or filled."""
    old, new = ({day.date: day for day in plan.days} for plan in (before, after))
    changes = [_change(when, old.get(when), new.get(when)) for when in sorted(old.keys() | new.keys())]
    return [change for change in changes if change.added or change.removed or change.moved]


def _change(when: date, before: Day | None, after: Day | None) -> DayChange:
    old, new = ({stop.place_id: stop for stop in day.stops} if day else {} for day in (before, after))
    return DayChange(
        date=when,
        added=[stop.name for id, stop in new.items() if id not in old],
        removed=[stop.name for id, stop in old.items() if id not in new],
        moved=[stop.name for id, stop in new.items() if id in old and old[id].start != stop.start],
    )
