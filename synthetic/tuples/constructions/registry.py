"""What a construction is, and how the folder's constructions are found."""

import functools
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from synthetic.tuples.space import Row


class Wanted(NamedTuple):
    """All pairs of `width` columns with `levels` each, in fewer than `below` rows; `thorough` may take seconds."""

    width: int
    levels: int
    below: int
    thorough: bool
    rng: Random


Construction = Callable[[Wanted], list[Row] | None]
_REGISTRY: dict[str, Construction] = {}


def construction(name: str) -> Callable[[Construction], Construction]:
    """Register a function that builds an array, or nothing where it does not apply; its docstring names the source."""

    def register(build: Construction) -> Construction:
        _REGISTRY[name] = build
        return build

    return register


@functools.cache
def all_constructions() -> Mapping[str, Construction]:
    """Every construction by name, in alphabetical order of the files."""
    package = __name__.rpartition(".")[0]
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        importlib.import_module(f"{package}.{module.name}")
    return MappingProxyType(_REGISTRY)


def smallest(wanted: Wanted) -> list[Row] | None:
    """The construction with the fewest rows, if any has fewer than `below`."""
    best: list[Row] | None = None
    for build in all_constructions().values():
        rows = build(wanted._replace(below=len(best)) if best else wanted)
        if rows and len(rows) < (len(best) if best else wanted.below):
            best = rows
    return best
