"""A strategy says how much it wants each candidate; a file of this folder is a new one."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from agents.folder import import_folder
from evals.labels.candidate import Candidate, Known

Wants = Callable[[Sequence[Candidate], Known], Sequence[float]]
"""Sizes from 0, one a candidate; only their ratios count. All 0: there is nothing of this kind."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy by its name; `means` is what it looks for, the first line of its docstring."""

    name: str
    means: str
    wants: Wants


_REGISTRY: dict[str, Strategy] = {}


def strategy(name: str) -> Callable[[Wants], Wants]:
    """Register `wants(candidates, known)`."""

    def register(wants: Wants) -> Wants:
        _REGISTRY[name] = Strategy(name, (wants.__doc__ or "").strip().partition("\n")[0], wants)
        return wants

    return register


@functools.cache
def all_strategies() -> Mapping[str, Strategy]:
    """Every strategy of this folder by name."""
    import_folder(__name__, __file__)
    return MappingProxyType(dict(sorted(_REGISTRY.items())))
