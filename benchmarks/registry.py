"""What a benchmark is, and how the modules of `measures/` are found."""

import functools
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from benchmarks.report import Figure

Measure = Callable[[], list[Figure]]
_REGISTRY: dict[str, Measure] = {}


def benchmark(name: str) -> Callable[[Measure], Measure]:
    """Register a function that measures and returns its figures; its docstring opens its section of the results."""

    def register(measure: Measure) -> Measure:
        _REGISTRY[name] = measure
        return measure

    return register


@functools.cache
def all_benchmarks() -> Mapping[str, Measure]:
    """Every benchmark by name, in the alphabetical order of the files."""
    folder = Path(__file__).parent / "measures"
    for module in pkgutil.iter_modules([str(folder)]):
        importlib.import_module(f"benchmarks.measures.{module.name}")
    return MappingProxyType(_REGISTRY)
