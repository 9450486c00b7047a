"""Which outputs are read: a random draw, one of each tuple before any has a second."""

import hashlib
from collections.abc import Iterable

from evals.labels.item import Item


def draw(items: Iterable[Item], number: int, seed: int) -> list[Item]:
    """So many items, in an order by a hash of their id: the same on any machine, whatever order they come in.

    A larger number with the same seed begins with the same items, so that one can read on.
    """
    mixed = sorted({item.id: item for item in items}.values(), key=lambda item: _hash(item.id, seed))
    seen: dict[str, int] = {}
    rounds: list[tuple[int, Item]] = []
    for item in mixed:
        turn = seen.get(item.case.cluster, 0)
        seen[item.case.cluster] = turn + 1
        rounds.append((turn, item))
    return [item for _, item in sorted(rounds, key=lambda one: one[0])][:number]


def _hash(text: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}\0{text}".encode()).hexdigest()
