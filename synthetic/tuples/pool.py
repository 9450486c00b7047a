"""A set from which one can be picked at random in constant time, the same for the same seed."""

from random import Random


class Pool:
    """Distinct integers; their order depends only on what was done."""

    def __init__(self) -> None:
        self._items: list[int] = []
        self._places: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._items)

    def add(self, item: int) -> None:
        """Put in what is not in."""
        self._places[item] = len(self._items)
        self._items.append(item)

    def remove(self, item: int) -> None:
        """Take out what is in."""
        place, last = self._places.pop(item), self._items.pop()
        if last != item:
            self._items[place] = last
            self._places[last] = place

    def pick(self, rng: Random) -> int:
        """Any of them; there must be one."""
        return self._items[int(rng.random() * len(self._items))]

    def all(self) -> tuple[int, ...]:
        """All of them, in their present order."""
        return tuple(self._items)
