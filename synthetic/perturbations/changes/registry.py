"""What a perturbation is, and how the folder's perturbations are found."""

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from pydantic import JsonValue

from agents.data.tables import TravelData
from agents.folder import import_folder
from synthetic.case import Case, Words
from synthetic.dimensions import named
from synthetic.facts.facts import Facts


@dataclass(frozen=True, slots=True)
class Given:
    """What a perturbation works on. `write` words the same facts anew by a seed; None where it loses something."""

    case: Case
    rng: Random
    data: TravelData
    write: Callable[[int], Words | None]


@dataclass(frozen=True, slots=True)
class Change:
    """What is different. With other `facts`, form, expectation and the words that mention them follow.

    `form` holds fields that are laid over the form, None to take one out; `tuple` values of dimensions that the change
    makes another, where the form cannot tell.
    """

    facts: Facts | None = None
    words: Words | None = None
    form: Mapping[str, JsonValue] | None = None
    tuple: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """The perturbation does not apply to the case."""

    why: str


Perturb = Callable[[Given], Change | Skip]


@dataclass(frozen=True, slots=True)
class Perturbation:
    """A change to a case, and the relations that then hold between the two results.

    `same_request` promises that nothing about the trip differs, so that a change which makes the application ask or
    refuse what it did not before is no example of it.
    """

    name: str
    relations: tuple[str, ...]
    same_request: bool
    means: str
    perturb: Perturb


_REGISTRY: dict[str, Perturbation] = {}


def perturbation(name: str, *relations: str, same_request: bool = False) -> Callable[[Perturb], Perturb]:
    """Register a change as `name`, with the relations that it has to keep; its docstring says what it means."""

    def register(perturb: Perturb) -> Perturb:
        means = (perturb.__doc__ or "").strip().partition("\n")[0]
        _REGISTRY[name] = Perturbation(name, relations, same_request, means, perturb)
        return perturb

    return register


@functools.cache
def all_perturbations() -> Mapping[str, Perturbation]:
    """Every perturbation of this folder by name, in alphabetical order of the files."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)


def chosen(names: Iterable[str]) -> tuple[Perturbation, ...]:
    """Perturbations by name, `all` for every one; raises `DimensionsError` that names what is allowed."""
    known, names = all_perturbations(), list(names)
    for name in names:
        named(name, (*known, "all"), "a perturbation")
    return tuple(one for one in known.values() if one.name in names or "all" in names)
