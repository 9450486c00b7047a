"""A plan as the traveller sees it, beside what the travel data knows of its places."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from agents.budget.pricing import WHERE_ONE_EATS
from agents.data.naming import fold
from agents.data.records import Place
from agents.data.tables import TravelData
from agents.request import Party
from synthetic.driving.seen import SeenPlan, SeenStop


class Visit(NamedTuple):
    """A stop and the number of its day, from 1."""

    day: int
    stop: SeenStop


class Step(NamedTuple):
    """A stop that came to a day or went from it."""

    day: int
    stop: SeenStop
    came: bool

    def __str__(self) -> str:
        """`day 2: + Time Out Market`."""
        return f"day {self.day}: {'+' if self.came else '-'} {self.stop.name}"


@dataclass(frozen=True, slots=True)
class Seen:
    """A plan, the party as it was planned for, the id of the city, and the travel data."""

    plan: SeenPlan
    party: Party
    city: str
    data: TravelData

    @property
    def days(self) -> range:
        """The numbers of the days, from 1."""
        return range(1, len(self.plan.days) + 1)

    def stops(self, day: int) -> tuple[SeenStop, ...]:
        """The stops of a day, in order; none of a day that the plan does not have."""
        return self.plan.days[day - 1].stops if day in self.days else ()

    def visits(self) -> Iterator[Visit]:
        """All stops in order."""
        return (Visit(day, stop) for day in self.days for stop in self.stops(day))

    def named(self, name: str) -> Visit | None:
        """The stop of this name, in any spelling that folds to the same."""
        return next((visit for visit in self.visits() if fold(visit.stop.name) == fold(name)), None)

    def place(self, stop: SeenStop) -> Place | None:
        """What the data knows of a stop's place."""
        return self.data.place(self.city, stop.place_id)

    def unused(self) -> list[Place]:
        """The city's places that the plan does not hold."""
        used = {visit.stop.place_id for visit in self.visits()}
        return [place for place in self.data.places(self.city) if place.id not in used]


def is_meal(thing: SeenStop | Place) -> bool:
    """Whether one eats there."""
    return thing.kind in WHERE_ONE_EATS


def steps(before: SeenPlan, after: SeenPlan) -> list[Step]:
    """What went and what came, day by day; a stop on another day has gone from one and come to the other."""
    found: list[Step] = []
    for nr in range(1, max(len(before.days), len(after.days)) + 1):
        old, new = ({stop.place_id: stop for stop in _stops(plan, nr)} for plan in (before, after))
        found += [Step(nr, stop, False) for id, stop in old.items() if id not in new]
        found += [Step(nr, stop, True) for id, stop in new.items() if id not in old]
    return found


def retimed(before: SeenPlan, after: SeenPlan) -> list[Visit]:
    """Stops that stay on their day and begin at another time."""
    return [
        Visit(nr, stop)
        for nr, (old, new) in enumerate(zip(before.days, after.days, strict=False), 1)
        for stop in new.stops
        if (stop.place_id, stop.start) not in {(each.place_id, each.start) for each in old.stops}
        and stop.place_id in {each.place_id for each in old.stops}
    ]


def _stops(plan: SeenPlan, nr: int) -> tuple[SeenStop, ...]:
    return plan.days[nr - 1].stops if nr <= len(plan.days) else ()
