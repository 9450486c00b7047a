"""Tables of names, read once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from agents.data.naming import fold

FOLDER = Path(__file__).parent


@cache
def names_of(table: str) -> Mapping[str, str]:
    """Name → what it stands for, from a file of `thing: [names]`; names are folded."""
    return MappingProxyType({fold(name): thing for thing, names in _file(table).items() for name in names})


@cache
def lists_of(table: str) -> Mapping[str, frozenset[str]]:
    """Thing → its names, folded."""
    return MappingProxyType({thing: frozenset(map(fold, names)) for thing, names in _file(table).items()})


def _file(table: str) -> dict[str, list[str]]:
    """Every scalar as text: `no` and `on` are words here."""
    return yaml.load((FOLDER / f"{table}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
