"""A few results of work that is worth keeping, the latest used ones."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """At most so many results by key."""

    def __init__(self, most: int) -> None:
        self._most, self._found = most, OrderedDict[K, V]()

    def known(self, key: K) -> V | None:
        """What is kept under a key, if anything is."""
        return self._found.get(key)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """What is kept under a key, else what is made now; an error of `make` is not kept."""
        if key not in self._found:
            self._found[key] = make()
        self._found.move_to_end(key)
        while len(self._found) > self._most:
            self._found.popitem(last=False)
        return self._found[key]
