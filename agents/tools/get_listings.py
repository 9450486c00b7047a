"""More ideas, from Wikivoyage."""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from agents.data.listing_table import SOURCE
from agents.data.records import Diet, Interest, Listing, ListingKind
from agents.tools.registry import ToolArgs, ToolContext, ToolResult, tool
from agents.trip import Trip

MOST, OF_A_KIND = 10, 0.4
MONTHS = tuple(month_name)[1:]
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


class ListingArgs(ToolArgs):
    """The trip's city, and the interests to serve."""

    destination_id: str
    interests: list[Interest]


class ListingCard(BaseModel):
    """A listing as a model sees it."""

    kind: ListingKind
    name: str
    about: str


class Listings(ToolResult):
    """Listings, most fitting first; none for a city that Wikivoyage's file does not cover."""

    listings: list[ListingCard]


@tool(ListingArgs)
async def get_listings(args: ListingArgs, context: ToolContext) -> Listings:
    """More ideas from Wikivoyage for the interests: things to see and to do at the destination, where to eat and drink.

    Use it for every trip. They have no place_id, prices, hours or positions, so they are no picks and no stops.
    """
    context.require(destination_id=args.destination_id)
    trip, city = context.trip, context.trip.destination
    wanted = set(args.interests) or set(trip.request.interests)
    known = [listing for listing in context.data.listings(city.id) if _suits(listing, trip)]
    known.sort(key=lambda listing: -_score(listing, wanted))
    chosen = list(_mixed(known, max(MOST, len(trip.days))))
    number = f"{len(chosen)} more ideas" if len(chosen) != 1 else "1 more idea"
    return Listings(
        topic="ideas",
        text=f"{number} for {city.name} from Wikivoyage." if chosen else f"Wikivoyage's file has none for {city.name}.",
        source=SOURCE,
        listings=[ListingCard(kind=found.kind, name=found.name, about=found.text) for found in chosen],
    )


def _suits(listing: Listing, trip: Trip) -> bool:
    """Whether it is for the party and the season: a place to eat must name their diet, nightlife must be asked for."""
    if listing.kind == "eat" and (diets := trip.party.diets):
        text = f"{listing.name} {listing.text}".casefold()
        named = {diet for diet in Diet if diet in text} | ({Diet.VEGETARIAN} if "vegan" in text else set[Diet]())
        return set(diets) <= named
    asked = trip.request.interests
    early = trip.party.children > 0 or bool(asked)
    if early and Interest.NIGHTLIFE in listing.interests and Interest.NIGHTLIFE not in asked:
        return False
    return in_season(listing.text, trip.start, trip.end)


def in_season(text: str, start: date, end: date) -> bool:
    """Whether a text names no month, or one of the trip's, or one before and one after them."""
    named = [MONTHS.index(month) + 1 for month in _MONTH.findall(text)]
    asked = {start.month, end.month}
    return not named or any(min(named) <= month <= max(named) for month in asked)


def _score(listing: Listing, wanted: set[Interest]) -> int:
    """Interests served; between equals what there is to see and to do comes first."""
    return 2 * len(wanted & set(listing.interests)) + (listing.kind in ("see", "do"))


def _mixed(ranked: list[Listing], most: int) -> Iterator[Listing]:
    """The first ones, not too many of a kind."""
    taken = Counter[ListingKind]()
    for listing in ranked:
        if taken.total() < most and taken[listing.kind] < most * OF_A_KIND:
            taken[listing.kind] += 1
            yield listing
