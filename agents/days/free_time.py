"""What to do with time that nothing is planned for: quarters near by, and ideas that have no position."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from agents.data.records import Place, PlaceKind
from agents.days.clock import minutes_of
from agents.days.day_frame import DayFrame
from agents.days.order import LONG_IDLE
from agents.days.travel import Located, Spot, distance_km
from agents.itinerary import Stop

Part = Literal["day", "rest of the day", "morning", "afternoon", "gap"]

NOON, AFTERNOON_ENDS = 12 * 60, 15 * 60
NEAR_KM = 8.0
QUARTERS, CHOICE = 2, 6


def free_part(stops: Sequence[Stop], frame: DayFrame) -> Part | None:
    """The part of a whole day that nothing is planned for; None on a full day, a day cut short or with a day trip."""
    if not stops:
        return "day"
    if frame.edge or any(stop.kind is PlaceKind.DAY_TRIP for stop in stops):
        return None
    late = minutes_of(stops[0].start) >= NOON
    early = minutes_of(stops[-1].end) <= AFTERNOON_ENDS
    if late and early:
        return "rest of the day"
    if late or early:
        return "morning" if late else "afternoon"
    gaps = (minutes_of(after.start) - minutes_of(before.end) for before, after in pairwise(stops))
    return "gap" if any(gap > LONG_IDLE for gap in gaps) else None


def quarters(places: Iterable[Place]) -> dict[str, Spot]:
    """The middle of each area of a city; areas out of town are none to stroll through."""
    found: dict[str, list[Place]] = {}
    for place in places:
        if place.area and place.kind is not PlaceKind.DAY_TRIP:
            found.setdefault(place.area, []).append(place)
    return {
        area: Spot(sum(one.lat for one in known) / len(known), sum(one.lon for one in known) / len(known))
        for area, known in found.items()
    }


def suggestion(
    stops: Sequence[Stop],
    frame: DayFrame,
    nr: int,
    known: Mapping[str, Spot],
    visited: Collection[str],
    ideas: Sequence[str],
) -> str:
    """A sentence or two for the free part of a day; empty when there is none.

    Args:
        stops: what the day holds.
        frame: what the day allows.
        nr: the number of the day, so that days in the same quarter are told of different ones.
        known: the quarters of the city.
        visited: those that some day visits, which are named where few others are near.
        ideas: names of what else there is to see and to do.
    """
    part = free_part(stops, frame)
    if part is None:
        return ""
    said: list[str] = []
    near = _near(stops, frame, nr, known, visited)
    if near:
        said.append(f"You could stroll through {' or '.join(near)}.")
    if ideas:
        count = min(2 if part == "day" else 1, len(ideas))
        named = dict.fromkeys(ideas[(count * nr + offset) % len(ideas)] for offset in range(count))
        said.append(f"From Wikivoyage: {'; '.join(named)}.")
    return " ".join(said)


def _near(
    stops: Sequence[Stop], frame: DayFrame, nr: int, known: Mapping[str, Spot], visited: Collection[str]
) -> list[str]:
    """Quarters within reach that the day does not visit."""
    middle, seen = _middle(stops, frame), {stop.area for stop in stops}
    away = {area: distance_km(spot, middle) for area, spot in known.items() if area not in seen}
    near = sorted((area for area in away if away[area] <= NEAR_KM), key=lambda area: away[area])
    unseen = [area for area in near if area not in visited]
    near = unseen if len(unseen) >= 2 * QUARTERS else [*unseen, *(area for area in near if area in visited)][:CHOICE]
    return list(dict.fromkeys(near[(QUARTERS * nr + offset) % len(near)] for offset in range(QUARTERS) if near))


def _middle(stops: Sequence[Stop], frame: DayFrame) -> Located:
    spots = [Spot(stop.lat, stop.lon) for stop in stops if stop.lat is not None and stop.lon is not None]
    return spots[-1] if spots else frame.centre
