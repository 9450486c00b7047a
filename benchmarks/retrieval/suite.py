"""The labelled queries of `suites/retrieval.yaml`."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from agents.data.records import Interest
from agents.request import Party, Style

SUITE = Path(__file__).parent.parent / "suites" / "retrieval.yaml"
Split = Literal["dev", "test"]


class Labelled(BaseModel):
    """A query in one city with all places that answer it, at most five."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    theme: str
    split: Split
    destination: str
    query: str
    interests: tuple[Interest, ...] = ()
    party: Party = Party()
    style: Style = Style.BALANCED
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    relevant: Annotated[tuple[str, ...], Field(min_length=1, max_length=5)]


@cache
def labelled() -> tuple[Labelled, ...]:
    """All of them, in the order of the file; raises pydantic's `ValidationError` for an entry of another form."""
    entries = yaml.safe_load(SUITE.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Labelled, ...]).validate_python(entries)
