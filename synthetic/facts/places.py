"""The lists of `places.yaml`."""

import functools
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).with_name("places.yaml")


class FarPlace(BaseModel):
    """A real place that the travel data does not hold; `country` is an ISO code."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    country: str
    south: bool = False


class Places(BaseModel):
    """Names by kind of destination."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    small: tuple[str, ...]
    ambiguous: tuple[str, ...]
    beyond_data: tuple[FarPlace, ...]


@functools.cache
def places() -> Places:
    """All lists, read once."""
    return Places.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))
