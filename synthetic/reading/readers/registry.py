"""What a reader is, and how the folder's readers are found."""

import functools
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from agents.folder import import_folder
from synthetic.reading.message import Message

Read = Callable[[Message], Iterator[str]]
"""Yields the values that a message can be read as, the likeliest first; none where it cannot be told.

A second one is there only where the words leave it open, as an amount in a currency that may or may not be that of the
traveller. `UNTOLD` comes first where it is open and nothing is likelier.
"""
UNTOLD = ""

_REGISTRY: dict[str, Read] = {}


def reader(dimension: str) -> Callable[[Read], Read]:
    """Register `read(message)` as the reader of a dimension."""

    def register(read: Read) -> Read:
        _REGISTRY[dimension] = read
        return read

    return register


@functools.cache
def all_readers() -> Mapping[str, Read]:
    """Every reader of this folder by its dimension, in alphabetical order of the files."""
    import_folder(__name__, __file__)
    return MappingProxyType(_REGISTRY)
