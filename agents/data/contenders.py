"""Which destinations a text may as well mean as the first one found."""

from collections.abc import Callable, Sequence
from itertools import takewhile

from agents.data.naming import fold
from agents.data.records import Destination, Match

SURE_SPELLING = 88.0
EQUALLY_ALIKE = 2.0
WELL_KNOWN = 100_000
AREAS = ("country", "region")

Fame = Callable[[str], int]
"""How many names a destination goes by, by its id: a measure of how well it is known."""


def is_sure(match: Match) -> bool:
    """Whether a match can be taken without asking: no misspelling, or a close one of a city that is well known."""
    city = match.destination
    return match.kind != "spelling" or (
        match.score >= SURE_SPELLING and (city.curated or city.population >= WELL_KNOWN)
    )


def contenders(matches: Sequence[Match], fame: Fame) -> tuple[Destination, ...]:
    """The first match and those that a traveller may mean just as well; one alone is clear, none is unknown.

    A city with places of ours is taken at its name, rightly spelt or not. Otherwise a namesake counts when it is both
    large and known beside the first, or known as well as the first and not tiny. Of a country or region its well-known
    cities count. The ratios are the project's own choice, tried on some seventy names of cities.
    """
    if not matches:
        return ()
    first = matches[0]
    others = [match for match in matches[1:] if match.destination.label != first.destination.label]
    if first.kind == "spelling":
        alike = [m for m in others if first.score - m.score < EQUALLY_ALIKE and not _is_taken_at_name(first, m)]
        rivals = [m for m in alike if _rivals(first, m, fame)]
    elif first.kind in AREAS:
        kinds = ("region",) if first.kind == "region" else AREAS
        rivals = [m for m in others if m.kind in kinds and _is_known_beside(first, m, fame)]
        rivals.sort(key=lambda match: (not match.destination.curated, -fame(match.destination.id)))
    elif first.destination.curated:
        rivals = []
    else:
        named = list(takewhile(lambda match: match.kind not in AREAS, others))
        rivals = [match for match in named if _rivals(first, match, fame)]
    return (first.destination, *(match.destination for match in rivals))


def _is_taken_at_name(first: Match, other: Match) -> bool:
    """Whether both have one name, at which the first would be taken if it were spelt rightly."""
    return first.destination.curated and fold(first.destination.name) == fold(other.destination.name)


def _rivals(first: Match, other: Match, fame: Fame) -> bool:
    size, known = _ratios(first, other, fame)
    if other.kind == "alias" and first.kind == "exact":
        return size >= 0.5 and known >= 0.8
    return (size >= 0.25 and known >= 0.4) or (size >= 0.1 and known >= 0.85)


def _is_known_beside(first: Match, other: Match, fame: Fame) -> bool:
    size, known = _ratios(first, other, fame)
    return other.destination.curated or (size >= 0.1 and known >= 0.5)


def _ratios(first: Match, other: Match, fame: Fame) -> tuple[float, float]:
    size = other.destination.population / max(first.destination.population, 1)
    return size, fame(other.destination.id) / max(fame(first.destination.id), 1)
