"""What a check is, and how the folder's checks are found."""

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from agents.data.records import Place
from agents.data.tables import TravelData
from agents.folder import import_folder
from agents.itinerary import Day, Itinerary, Stop
from agents.trip import Trip
from agents.violation import Severity, Violation


class Found(NamedTuple):
    """One breach: where it is, and the value found beside the value wanted."""

    where: str
    why: str


class Visit(NamedTuple):
    """A stop at a place that the data knows."""

    day: Day
    stop: Stop
    place: Place

    @property
    def where(self) -> str:
        """How a breach names it."""
        return f"{self.day.date} {self.stop.start}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a check looks at."""

    itinerary: Itinerary
    trip: Trip
    data: TravelData

    def visits(self) -> Iterator[Visit]:
        """All stops in order but those at places that the data does not know: `unverified_place` is about them."""
        for day in self.itinerary.days:
            for stop in day.stops:
                place = self.data.place(self.trip.destination.id, stop.place_id)
                if place:
                    yield Visit(day, stop, place)


@dataclass(frozen=True, slots=True)
class Check:
    """A constraint. A hard breach that is `repairable` goes back to the itinerary agent, with all the soft ones."""

    code: str
    severity: Severity
    repairable: bool
    means: str
    find: Callable[[Plan], Iterator[Found]]


_REGISTRY: dict[str, Check] = {}


def check(
    code: str, *, severity: Severity, repairable: bool = False
) -> Callable[[Callable[[Plan], Iterator[Found]]], Callable[[Plan], Iterator[Found]]]:
    """Register a generator of breaches as the check `code`; its docstring says what it means."""

    def register(find: Callable[[Plan], Iterator[Found]]) -> Callable[[Plan], Iterator[Found]]:
        means = (find.__doc__ or "").strip().partition("\n")[0]
        _REGISTRY[code] = Check(code, severity, repairable, means, find)
        return find

    return register


@functools.cache
def all_checks() -> Mapping[str, Check]:
    """Every check of this folder by code, in alphabetical order of the files."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)


def run_checks(plan: Plan) -> list[Violation]:
    """All breaches, hard ones first."""
    found = [
        Violation(code=one.code, severity=one.severity, where=where, why=why)
        for one in all_checks().values()
        for where, why in one.find(plan)
    ]
    return sorted(found, key=lambda violation: violation.severity != "hard")
