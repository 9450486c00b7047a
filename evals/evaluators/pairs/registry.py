"""What an evaluator of pairs is, and how the folder's are found."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from agents.data.tables import TravelData
from agents.folder import import_folder
from evals.evaluators.registry import Said
from evals.output import Sample

EvaluatePair = Callable[[Sample, Sample, TravelData], Said | None]
"""(first, second, data): the second case is made from the first; the verdict is the second's. None: not applicable."""


@dataclass(frozen=True, slots=True)
class PairEvaluator:
    """An evaluator of pairs by its name; `means` is what it looks at, the first line of its docstring."""

    name: str
    means: str
    evaluate: EvaluatePair


_REGISTRY: dict[str, PairEvaluator] = {}


def pair_evaluator(name: str) -> Callable[[EvaluatePair], EvaluatePair]:
    """Register `evaluate(first, second, data)`."""

    def register(evaluate: EvaluatePair) -> EvaluatePair:
        means = (evaluate.__doc__ or "").strip().partition("\n")[0]
        _REGISTRY[name] = PairEvaluator(name, means, evaluate)
        return evaluate

    return register


@functools.cache
def all_pair_evaluators() -> Mapping[str, PairEvaluator]:
    """Every evaluator of this folder by name."""
    import_folder(__name__, __file__)
    return MappingProxyType(dict(sorted(_REGISTRY.items())))
