"""What a traveller wants of a city's places."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from agents.data.records import Interest
from agents.request import Party, Style
from agents.trip import Trip


@dataclass(frozen=True, slots=True)
class Wish:
    """`query` is free text or empty, `month` from 1 to 12, or None when the time of the year does not matter."""

    query: str = ""
    interests: frozenset[Interest] = frozenset()
    style: Style = Style.BALANCED
    party: Party = field(default_factory=Party)
    month: int | None = None

    @classmethod
    def of(cls, trip: Trip, interests: Iterable[Interest] = (), query: str | None = None) -> "Wish":
        """A wish on a trip; without interests those of the trip count."""
        request = trip.request
        wanted = frozenset(interests) or frozenset(request.interests)
        return cls(query or "", wanted, request.style, request.party, trip.start.month)
