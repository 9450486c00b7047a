"""What an evaluator by code is, and how the folder's evaluators are found."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from agents.data.tables import TravelData
from agents.folder import import_folder
from evals.output import Sample
from evals.row import Outcome

Group = Literal["check", "reference"]
"""`check` looks at the output alone, `reference` holds it against what is expected."""


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict before anybody knows which row it is for. `label` is `pass` or `fail` where there is no better word."""

    outcome: Outcome
    reason: str
    label: str = ""
    evidence: tuple[str, ...] = ()


Evaluate = Callable[[Sample, TravelData], Said | None]
"""None: not applicable to this sample, which is no verdict at all."""


@dataclass(frozen=True, slots=True)
class Evaluator:
    """An evaluator by its name; `means` is what it looks at, the first line of its docstring."""

    name: str
    group: Group
    means: str
    evaluate: Evaluate


_REGISTRY: dict[str, Evaluator] = {}


def evaluator(name: str, group: Group) -> Callable[[Evaluate], Evaluate]:
    """Register `evaluate(sample, data)`."""

    def register(evaluate: Evaluate) -> Evaluate:
        means = (evaluate.__doc__ or "").strip().partition("\n")[0]
        _REGISTRY[name] = Evaluator(name, group, means, evaluate)
        return evaluate

    return register


@functools.cache
def all_evaluators() -> Mapping[str, Evaluator]:
    """Every evaluator of this folder by name."""
    import_folder(__name__, __file__)
    return MappingProxyType(dict(sorted(_REGISTRY.items())))
