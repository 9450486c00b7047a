"""What a goal is, and how the folder's goals are found."""

import functools
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from pydantic import JsonValue

from agents.edits.registry import EditArgs
from agents.folder import import_folder
from synthetic.traveller.seen import Seen, Step

Wanted = Mapping[str, JsonValue]
"""The arguments of a goal as far as they are set before there is a plan."""


class NotPossible(ValueError):
    """A goal that cannot even be named on this plan; the message says why."""


A = TypeVar("A", bound=EditArgs)


class GoalKind(ABC, Generic[A]):
    """A kind of goal. Its arguments are those of the edit of the same name.

    `cannot` is how the application says that the days leave no room for it: a refusal that may be right, though code
    here cannot show it. Any other refusal of what `hopeless` lets pass is wrong.
    """

    arguments: type[A]
    cannot: str | None = None

    def may_be_right(self, args: A, refusal: str) -> bool:
        """Whether a refusal says of the right day, stop or interest that there is no room."""
        return self.cannot is not None and self.cannot.format(**args.model_dump(mode="json")) in refusal

    @abstractmethod
    def resolve(self, wanted: Wanted, seen: Seen, rng: Random) -> A:
        """Definite arguments: what is wanted, the rest chosen on this plan. Raises `NotPossible`."""

    @abstractmethod
    def hopeless(self, args: A, seen: Seen) -> str | None:
        """Why no planner could reach it on this plan, None where that is not known."""

    @abstractmethod
    def missing(self, args: A, before: Seen, after: Seen) -> str | None:
        """What shows that it is not reached, as the traveller would say it; None where it is."""

    @abstractmethod
    def allows(self, args: A, before: Seen, step: Step) -> bool:
        """Whether a stop that came or went is part of what was asked."""


_REGISTRY: dict[str, GoalKind[Any]] = {}
K = TypeVar("K", bound=GoalKind[Any])


def goal(edit: str) -> Callable[[type[K]], type[K]]:
    """Register a kind of goal under the name of its edit."""

    def register(kind: type[K]) -> type[K]:
        _REGISTRY[edit] = kind()
        return kind

    return register


@functools.cache
def all_goals() -> Mapping[str, GoalKind[Any]]:
    """Every goal of this folder by the name of its edit."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)
