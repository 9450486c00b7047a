"""Places that serve the traveller's interests."""

from math import ceil

from pydantic import BaseModel

from agents.budget.money import say
from agents.budget.pricing import WHERE_ONE_EATS
from agents.data.records import Interest, Place, PlaceKind
from agents.days.party_needs import steps, suits
from agents.retrieval.ranking import rank
from agents.retrieval.wish import Wish
from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool

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
    wish = Wish.of(trip, args.interests, args.query)
    ranked = sorted(await rank(wish, known, context.data, context.meaning), key=lambda place: steps(place, trip))
    chosen = ranked[: ceil(len(trip.days) * trip.stops_a_day * SPARE)]
    serving = sum(not wish.interests.isdisjoint(place.interests) for place in chosen)
    interests = f", {serving} of them for {', '.join(sorted(wish.interests))}" if wish.interests else ""
    return Places(
        topic="places",
        text=f"{len(chosen)} places in {city.name}{interests}.",
        source=chosen[0].source,
        places=[PlaceCard.of(place) for place in chosen],
    )
