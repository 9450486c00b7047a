"""Places that serve the traveller's interests."""

from math import ceil

from pydantic import BaseModel

from agents.data.records import Interest, Place, PlaceKind
from agents.money import say
from agents.party_needs import suits
from agents.pricing import WHERE_ONE_EATS
from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool
from agents.trip import Trip

SPARE = 1.4
BEACH_C = 20.0


class PlaceArgs(ToolArgs):
    """The trip's city, the interests to serve, and words to look for (null for none)."""

    destination_id: str
    interests: list[Interest]
    query: str | None


class PlaceCard(BaseModel):
    """A place as a model sees it."""

    place_id: str
    name: str
    kind: PlaceKind
    area: str
    interests: list[Interest]
    minutes: int
    cost: str
    best: str
    indoors: bool
    note: str

    @classmethod
    def of(cls, place: Place) -> "PlaceCard":
        """Make the card of a place."""
        return cls(
            place_id=place.id,
            name=place.name,
            kind=place.kind,
            area=place.area,
            interests=list(place.interests),
            minutes=place.minutes,
            cost=say(place.cost, place.currency) if place.cost else "free",
            best=place.best,
            indoors=place.indoors,
            note=place.note,
        )


class Places(ToolResult):
    """Places, most fitting first."""

    places: list[PlaceCard]


@tool(PlaceArgs)
async def search_places(args: PlaceArgs, context: ToolContext) -> Places:
    """Sights, museums, parks, walks and activities at the destination that serve the interests of the traveller.

    Use it for every trip: only places that it returns are known to be there.
    """
    context.require(destination_id=args.destination_id)
    trip, city = context.trip, context.trip.destination
    climate = context.data.climate(city.id, trip.start.month)
    cold = climate is not None and climate.high_c is not None and climate.high_c < BEACH_C
    sights = [place for place in context.data.places(city.id) if place.kind not in WHERE_ONE_EATS]
    known = [place for place in sights if suits(place, trip) and not (cold and place.kind is PlaceKind.BEACH)]
    if not known:
        raise ToolError(f"no places are known for {city.name}")
    named = {place.id for place in context.data.search_places(city.id, args.query)} if args.query else set[str]()
    wanted = set(args.interests) or set(trip.request.interests)
    ranked = sorted(known, key=lambda place: -_score(place, wanted, named, trip, known.index(place) / len(known)))
    chosen = ranked[: ceil(len(trip.days) * trip.stops_a_day * SPARE)]
    serving = sum(bool(wanted & set(place.interests)) for place in chosen)
    interests = f", {serving} of them for {', '.join(sorted(wanted))}" if wanted else ""
    return Places(
        topic="places",
        text=f"{len(chosen)} places in {city.name}{interests}.",
        source=chosen[0].source,
        places=[PlaceCard.of(place) for place in chosen],
    )


def _score(place: Place, wanted: set[Interest], named: set[str], trip: Trip, rank: float) -> float:
    """Interests count most, then what was asked for by name; between equals the order of the data, most known first."""
    family = Interest.FAMILY in place.interests and trip.party.children > 0
    return 2 * len(wanted & set(place.interests)) + 2 * (place.id in named) + family - rank
