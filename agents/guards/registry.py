"""What a guard is, how the folder's guards are found, and what one says of a text."""

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from agents.folder import import_folder
from agents.guards.text import Text

FORM = {
    "destination": "The destination contains",
    "origin": "The place of departure contains",
    "passport": "The passport country contains",
    "budget": "The budget contains",
    "notes": "The notes contain",
    "answer": "The answer contains",
    "refine": "The change contains",
}
"""Fields that a traveller fills in, and how a refusal begins."""
TOOL_RESULT = "tool_result"
EXCERPT = 60
CACHED = 1000
"""Texts up to so many characters are looked at once; place notes come again with every plan."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A text that is no data: which guard found it, in which field, what it reads as, and a piece of it."""

    code: str
    field: str
    reads_as: str
    excerpt: str
    why: str
    """For the traveller: the field, what it reads as, what to do."""


Find = Callable[[Text], Iterator[str]]
"""Yields the pieces of a text that are an attack."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A kind of attack: what it reads as, and what to do instead, for the traveller."""

    code: str
    reads_as: str
    instead: str
    find: Find


_REGISTRY: dict[str, Guard] = {}


def guard(code: str, *, reads_as: str, instead: str = "Write wishes for the trip instead.") -> Callable[[Find], Find]:
    """Register `find(text)`, which yields the pieces of the text that are this kind of attack."""

    def register(find: Find) -> Find:
        _REGISTRY[code] = Guard(code, reads_as, instead, find)
        return find

    return register


@functools.cache
def all_guards() -> Mapping[str, Guard]:
    """Every guard of this folder by code, in alphabetical order of the files."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)


def inspect(text: str, field: str) -> Finding | None:
    """What is wrong with a text of a form's field or of a tool's result (`TOOL_RESULT`); None when it is data."""
    found = _look(text, field == TOOL_RESULT)
    if found is None:
        return None
    one, piece = found
    excerpt = " ".join(piece.split())
    excerpt = excerpt if len(excerpt) <= EXCERPT else excerpt[: EXCERPT - 1] + "…"
    begins = FORM.get(field, "The text contains")
    why = f"{begins} what reads as {one.reads_as} (“{excerpt}”). {one.instead}"
    return Finding(one.code, field, one.reads_as, excerpt, why)


def is_attack(text: str) -> bool:
    """Whether a text of a tool's result is an attack."""
    return _look(text, True) is not None


def first_found(text: Text) -> tuple[Guard, str] | None:
    """The first guard that finds something, and what."""
    for one in all_guards().values():
        for piece in one.find(text):
            return one, piece
    return None


def _look(text: str, of_tool: bool) -> tuple[Guard, str] | None:
    if len(text) <= CACHED:
        return _remembered(text, of_tool)
    return first_found(Text.of(text, of_tool=of_tool))


@functools.lru_cache(maxsize=16384)
def _remembered(text: str, of_tool: bool) -> tuple[Guard, str] | None:
    return first_found(Text.of(text, of_tool=of_tool))
