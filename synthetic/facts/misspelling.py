"""A name as a hurried hand writes it: one slip, with one clear reading."""

from collections.abc import Iterator
from random import Random

from agents.data.naming import fold
from agents.data.records import Destination
from agents.data.tables import TravelData

SHORTEST = 5
"""Letters of a word in which a slip still leaves no doubt."""
CLEAR = 4.0
"""How much less alike (of 100) the next name has to be."""


def misspelt(city: Destination, data: TravelData, random: Random) -> str | None:
    """The city's name with letters swapped, dropped or doubled; None where no such slip has one clear reading."""
    words = city.name.split()
    longest = max(words, key=len)
    if len(longest) < SHORTEST:
        return None
    kinds = [list(dict.fromkeys(kind)) for kind in (_swapped(longest), _dropped(longest), _doubled(longest))]
    for slips in random.sample(kinds, len(kinds)):
        for slip in random.sample(slips, len(slips)):
            name = " ".join(slip if word == longest else word for word in words)
            if _is_clear(name, city, data):
                return name
    return None


def _swapped(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _dropped(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]


def _doubled(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        if word[at] != word[at - 1]:
            yield word[: at + 1] + word[at:]


def _is_clear(name: str, city: Destination, data: TravelData) -> bool:
    """Whether the name is nobody's own, the city is the nearest, and no city of another name is nearly as near."""
    matches = data.resolve(name)
    if not matches or matches[0].kind != "spelling" or matches[0].destination.id != city.id:
        return False
    others = [match for match in matches if fold(match.destination.name) != fold(city.name)]
    return all(matches[0].score - match.score >= CLEAR for match in others)
