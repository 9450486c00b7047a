"""Where a plan goes."""

from collections.abc import Iterator, Sequence

from synthetic.perturbations.observed import Observed
from synthetic.perturbations.relations.registry import Breach, differ, relation


@relation("same_places")
def same_places(first: Observed, second: Observed) -> Iterator[Breach]:
    """The same city, the same dates, and on each day the same places in the same order."""
    before, after = first.plan.itinerary, second.plan.itinerary
    if before.destination.id != after.destination.id:
        yield differ("the city", before.destination.name, after.destination.name, "the same")
        return
    dates = [[str(day.date) for day in plan.days] for plan in (before, after)]
    if dates[0] != dates[1]:
        yield differ("the days", _span(dates[0]), _span(dates[1]), "the same")
        return
    for old, new in zip(before.days, after.days, strict=True):
        names = [[stop.name for stop in day.stops] for day in (old, new)]
        if [stop.place_id for stop in old.stops] != [stop.place_id for stop in new.stops]:
            yield differ(f"the places of {old.date}", _list(names[0]), _list(names[1]), "the same in the same order")


def _span(dates: Sequence[str]) -> str:
    return f"{dates[0]} to {dates[-1]}" if dates else "none"


def _list(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"
