"""What a relation is, and how the folder's relations are found."""

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from agents.budget.money import say
from agents.folder import import_folder
from synthetic.perturbations.observed import Observed, Planned


class Breach(NamedTuple):
    """What does not hold, in a short sentence with the values found and the one wanted."""

    why: str


def differ(what: str, first: object, second: object, wanted: str) -> Breach:
    """The breach of something that is one way in the first result and another in the second."""
    return Breach(f"{what}: {first}, then {second}; wanted: {wanted}")


def money(amount: Decimal, plan: Planned) -> str:
    """As a breach names it: `1,000.00 EUR`."""
    return say(amount, plan.currency)


Relate = Callable[[Observed, Observed], Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two results. One `of_plans` says nothing unless both ended with a plan."""

    name: str
    of_plans: bool
    means: str
    breaches: Relate


_REGISTRY: dict[str, Relation] = {}


def relation(name: str, *, of_plans: bool = True) -> Callable[[Relate], Relate]:
    """Register a generator of breaches as the relation `name`; its docstring says what holds."""

    def register(breaches: Relate) -> Relate:
        means = (breaches.__doc__ or "").strip().partition("\n")[0]
        _REGISTRY[name] = Relation(name, of_plans, means, breaches)
        return breaches

    return register


@functools.cache
def all_relations() -> Mapping[str, Relation]:
    """Every relation of this folder by name, in alphabetical order of the files."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)
