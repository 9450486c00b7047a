"""What an expectation is made from, and how the folder's kinds are found."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TypeVar

from agents.data.records import Destination
from agents.data.tables import TravelData
from agents.folder import import_folder
from agents.request import DEFAULT_DAYS, MAX_DAYS
from synthetic.facts.facts import Facts
from synthetic.persona import Persona

CURRENCY = "USD"
"""What the plan's money is in where the request names none."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of a case before anything is written or run; `values` are those of its tuple."""

    values: Mapping[str, str]
    facts: Facts
    persona: Persona
    data: TravelData
    asked_on: date

    @property
    def city(self) -> Destination | None:
        """The city that is meant; None where the travel data holds none."""
        return self.data.destination(self.facts.destination_id) if self.facts.destination_id else None

    @property
    def too_long(self) -> bool:
        """Whether the form cannot take so many days."""
        return self.facts.days is not None and self.facts.days > MAX_DAYS

    @property
    def unwelcome(self) -> bool:
        """Whether the words want something that is no trip."""
        return self.values["intent"] in ("off_topic", "attack")

    @property
    def trip_to(self) -> Destination | None:
        """The city that a plan will be made for; None where there will be no plan."""
        return None if self.too_long or self.unwelcome else self.city

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the trip as they are meant; none where the person leaves open when it is."""
        start = self.facts.start
        length = self.facts.days or DEFAULT_DAYS
        return tuple(start + timedelta(days=day) for day in range(length)) if start else ()

    @property
    def currency(self) -> str:
        """What the plan's money is in."""
        return self.facts.currency or CURRENCY


Work = Callable[[Known], object]
_Work = TypeVar("_Work", bound=Work)
_REGISTRY: dict[str, Work] = {}


def expectation(field: str) -> Callable[[_Work], _Work]:
    """Register `work(known)`, whose result is the value of that field of `Expected`."""

    def register(work: _Work) -> _Work:
        _REGISTRY[field] = work
        return work

    return register


@functools.cache
def all_expectations() -> Mapping[str, Work]:
    """Every kind of this folder by the field that it fills."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)
