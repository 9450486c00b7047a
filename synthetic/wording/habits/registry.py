"""What a habit is, and how the folder's habits are found."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import get_args

from agents.folder import import_folder
from synthetic.persona import Habit

Apply = Callable[[str, Random], str]
"""A sentence as somebody with the habit writes it. Names, numbers, dates and sums stay, but for their case."""


@dataclass(frozen=True, slots=True)
class HabitOf:
    """A habit and its place in the order of applying."""

    order: int
    apply: Apply


_REGISTRY: dict[str, HabitOf] = {}


def habit(order: int) -> Callable[[Apply], Apply]:
    """Register `def name(text, rng) -> text` under its own name; lower orders come first.

    A negative order is for sentences that have no capital at the beginning and no full stop at the end yet.

    Raises:
        ValueError: `Persona` knows no such habit.
    """

    def register(apply: Apply) -> Apply:
        name = apply.__name__
        if name not in get_args(Habit):
            raise ValueError(f"unknown habit {name!r}; allowed: {', '.join(get_args(Habit))}")
        _REGISTRY[name] = HabitOf(order, apply)
        return apply

    return register


@functools.cache
def all_habits() -> Mapping[str, HabitOf]:
    """Every habit of this folder by name."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)


def with_habits(text: str, habits: Sequence[Habit], rng: Random, *, early: bool = False) -> str:
    """The text as somebody with these habits writes it: those for finished sentences, or the `early` ones alone."""
    chosen = [known for name, known in all_habits().items() if name in habits and (known.order < 0) is early]
    for each in sorted(chosen, key=lambda each: each.order):
        text = each.apply(text, rng)
    return text
