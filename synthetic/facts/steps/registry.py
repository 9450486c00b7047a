"""What a step is, and how the folder's steps are found."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from random import Random
from typing import Any, TypeVar

from agents.data.records import Destination
from agents.data.tables import TravelData
from agents.folder import import_folder
from synthetic.facts.facts import Facts
from synthetic.persona import Persona

Meaning = TypeVar("Meaning")


class FactsError(ValueError):
    """A tuple that cannot be made definite."""


@dataclass(frozen=True, slots=True)
class Making:
    """A case while it is made: what was asked for, and what is settled so far.

    `country` is the ISO code of the destination's country, of a place that the travel data does not hold, too; empty
    for a place that does not exist. `persona` is there from its step on.
    """

    tuple: Mapping[str, str]
    data: TravelData
    asked_on: date
    facts: Facts = field(default_factory=lambda: Facts(destination=""))
    country: str = ""
    persona: Persona | None = None

    @property
    def city(self) -> Destination | None:
        """The city that is meant, where the travel data holds it."""
        return self.data.destination(self.facts.destination_id) if self.facts.destination_id else None

    def meaning(self, dimension: str, meanings: Mapping[str, Meaning]) -> Meaning:
        """What the tuple's value of a dimension stands for.

        Raises:
            FactsError: the tuple says nothing, or something else than `meanings` knows.
        """
        allowed, value = ", ".join(meanings), self.tuple.get(dimension)
        if value is None:
            raise FactsError(f"the tuple has no {dimension!r}; allowed: {allowed}")
        if value not in meanings:
            close = get_close_matches(value, meanings, 1)
            meant = f"; did you mean {close[0]!r}?" if close else ";"
            raise FactsError(f"{value!r} is not a value of {dimension}{meant} allowed: {allowed}")
        return meanings[value]

    def with_facts(self, **changes: Any) -> "Making":
        """The same with some facts settled; raises `ValidationError` where they break the shape of `Facts`."""
        return replace(self, facts=Facts.model_validate(self.facts.model_dump() | changes))


Settle = Callable[[Making, Random], Making]


@dataclass(frozen=True, slots=True)
class Step:
    """What settles some of the facts; the lowest order goes first, and may not rest on what comes later."""

    name: str
    order: int
    settle: Settle


_REGISTRY: dict[str, Step] = {}


def step(name: str, *, order: int) -> Callable[[Settle], Settle]:
    """Register `settle(making, random)`; the random numbers are the step's own, so that no step disturbs another."""

    def register(settle: Settle) -> Settle:
        _REGISTRY[name] = Step(name, order, settle)
        return settle

    return register


@functools.cache
def all_steps() -> tuple[Step, ...]:
    """Every step of this folder, in order."""
    import_folder(__name__, __file__)
    return tuple(sorted(_REGISTRY.values(), key=lambda step: step.order))
