"""Where the journey begins."""

from collections.abc import Sequence

from agents.data.records import Destination, Match
from agents.data.tables import TravelData
from agents.request import TripRequest


def is_ambiguous(text: str, matches: Sequence[Match]) -> bool:
    """Whether a name is that of several places and nothing in it says which."""
    return len(matches) > 1 and matches[1].kind != "spelling" and "," not in text


def resolve_origin(request: TripRequest, data: TravelData, assumptions: list[str]) -> Destination | None:
    """The best match. Nobody is refused for it: without it, the journey is not estimated, and that is said."""
    text = request.origin
    if text is None:
        if request.budget and request.budget_covers == "stay_and_journey":
            assumptions.append("The budget covers the journey, but no starting point is given: it is not estimated.")
        return None
    matches = data.resolve(text)
    if not matches:
        assumptions.append(f"“{text}” is not known as a starting point: the journey is not estimated.")
        return None
    first = matches[0]
    if first.kind not in ("exact", "alias") or is_ambiguous(text, matches):
        assumptions.append(f"The journey from “{text}” is estimated from {first.destination.label}.")
    return first.destination
