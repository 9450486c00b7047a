"""Which places are relevant to a request, by what the travel data says of them, and which were found."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agents.budget.pricing import WHERE_ONE_EATS
from agents.data.records import Place, PlaceKind
from agents.data.tables import TravelData
from agents.days.party_needs import steps, suits
from agents.tools.search_places import BEACH_C
from agents.trip import Trip
from evals.evaluators.planned import trip_of
from evals.output import Sample

TOOL = "search_places"


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of places, best first, and the gain of each relevant one of the city; `stops` is what the trip has room for.

    The gain is the number of asked interests that a place serves.
    """

    ranking: tuple[str, ...]
    gains: Mapping[str, float]
    stops: int


def found(sample: Sample, data: TravelData) -> Found | None:
    """None where nothing was looked for, no interest was asked for, or no place of the city is relevant.

    Raises:
        ValueError: the request is refused, or a result of the tool is not JSON.
    """
    uses = [use.result for use in sample.output.tools if use.tool == TOOL]
    trip = trip_of(sample, data) if uses else None
    if trip is None:
        return None
    gains = gains_of(trip, data)
    ranking = dict.fromkeys(id for result in uses if result for id in _places(result))
    return Found(tuple(ranking), gains, len(trip.days) * trip.stops_a_day) if gains else None


def gains_of(trip: Trip, data: TravelData) -> dict[str, float]:
    """The gain of each relevant place of the trip's city, by id."""
    return {place.id: gain for place in data.places(trip.destination.id) if (gain := _gain(place, trip, data))}


def _gain(place: Place, trip: Trip, data: TravelData) -> float:
    """0 for a place that the party cannot enter, is not known to manage, or would freeze at; and for a meal."""
    possible = suits(place, trip) and steps(place, trip) == 0 and not _is_cold(place, trip, data)
    served = set(trip.request.interests) & set(place.interests)
    return float(len(served)) if possible and place.kind not in WHERE_ONE_EATS else 0.0


def _is_cold(place: Place, trip: Trip, data: TravelData) -> bool:
    month = data.climate(place.destination_id, trip.start.month) if place.kind is PlaceKind.BEACH else None
    return month is not None and month.high_c is not None and month.high_c < BEACH_C


def _places(result: str) -> list[str]:
    said: Any = json.loads(result)
    try:
        return [str(place["place_id"]) for place in said["places"]]
    except (KeyError, TypeError) as error:
        raise ValueError(f"a result of {TOOL} holds no places: {result[:80]!r}") from error
