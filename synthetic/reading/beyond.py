"""Real places that the travel data does not hold, as far as the project's list of facts names them."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from agents.data.naming import fold

LIST = "places.yaml"


def is_real(name: str) -> bool:
    """Whether the list holds the name; a place that it does not hold looks like one that does not exist."""
    return fold(name) in _names()


@cache
def _names() -> frozenset[str]:
    file = files("synthetic.facts").joinpath(LIST)
    listed: Any = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return frozenset(fold(place["name"]) for place in listed.get("beyond_data", ()))
