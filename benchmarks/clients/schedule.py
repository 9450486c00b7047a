"""The scheduler in process: drafts for every curated city, style and length, and how they would be to live."""

import asyncio
import json
import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise, permutations
from statistics import median
from time import process_time
from typing import NamedTuple

from agents.budget.pricing import WHERE_ONE_EATS
from agents.data.records import Interest, Place
from agents.data.tables import TravelData
from agents.days.schedule import DayPlan, draft_days
from agents.days.timetable import Slot
from agents.days.travel import distance_km, way
from agents.request import Party, Style, TripRequest
from agents.tools.find_food import FoodArgs, find_food
from agents.tools.registry import ToolContext
from agents.tools.search_places import PlaceArgs, Places, search_places
from agents.trip import Trip, resolve
from benchmarks.trips import TODAY

SEED = 4
LENGTHS = (3, 5, 7, 10, 14)
PARTIES = (
    Party(),
    Party(adults=2),
    Party(adults=2, children=1),
    Party(adults=1, seniors=1),
    Party(mobility="wheelchair"),
)
IDLE_MINUTES = 120
WAY_MINUTES = 45
MEALS = ((11 * 60 + 30, 14 * 60), (17 * 60 + 30, 20 * 60 + 30))


class Drafted(NamedTuple):
    """A trip, its days, and the CPU that they took."""

    trip: Trip
    days: list[DayPlan]
    ms: float


def requests(data: TravelData) -> Iterator[TripRequest]:
    """Every city, style and length, with a party, interests and a month drawn for each."""
    draw = random.Random(SEED)
    for city in data.curated():
        for style in Style:
            for length in LENGTHS:
                yield TripRequest(
                    destination=city.name,
                    start=TODAY + timedelta(days=draw.randrange(7, 372)),
                    days=length,
                    style=style,
                    interests=tuple(draw.sample(list(Interest), draw.randint(1, 4))),
                    party=draw.choice(PARTIES),
                )


async def candidates(trip: Trip, data: TravelData) -> list[Place]:
    """What the tools offer for the trip, most fitting first."""
    city, context = trip.destination.id, ToolContext(trip, data)
    found = await search_places(PlaceArgs(destination_id=city, interests=[], query=None), context)
    food = await find_food(FoodArgs(destination_id=city, diets=[]), context)
    assert isinstance(found, Places)
    assert isinstance(food, Places)
    return [place for card in [*found.places, *food.places] if (place := data.place(city, card.place_id))]


async def draft(request: TripRequest, data: TravelData) -> Drafted:
    """Draft the days from what the tools offer."""
    trip = resolve(request, data, TODAY)
    places = await candidates(trip, data)
    start = process_time()
    days = draft_days(trip, places, None, data)
    return Drafted(trip, days, (process_time() - start) * 1000)


def km_ratio(drafts: Sequence[Drafted]) -> float:
    """Kilometres of all days against those of the shortest order of the same stops, at any times."""
    days = [[slot.place for slot in day.slots] for drafted in drafts for day in drafted.days]
    return sum(map(_km, days)) / sum(min(map(_km, permutations(day)), default=0.0) for day in days)


def _km(places: Sequence[Place]) -> float:
    return sum(distance_km(a, b) for a, b in pairwise(places))


def covered(drafted: Drafted) -> float:
    """The share of the asked interests that a stop serves."""
    served = {interest for day in drafted.days for slot in day.slots for interest in slot.place.interests}
    asked = set(drafted.trip.request.interests)
    return len(asked & served) / len(asked)


def in_hours(slot: Slot) -> bool:
    """Whether a meal lies within the hours of lunch or of dinner."""
    return any(first <= slot.start and slot.end <= last for first, last in MEALS)


def share(found: Sequence[bool]) -> float:
    """Per cent."""
    return 100 * sum(found) / len(found)


async def main() -> None:
    """Draft everything once and print the figures."""
    data = TravelData.open()
    drafts = [await draft(request, data) for request in requests(data)]
    days = [day for drafted in drafts for day in drafted.days]
    between = [(a, b) for day in days for a, b in pairwise(day.slots)]
    meals = [slot for day in days for slot in day.slots if slot.place.kind in WHERE_ONE_EATS]
    week = [drafted.ms for drafted in drafts if len(drafted.days) == 7]
    figures = {
        "drafts": len(drafts),
        "km": km_ratio(drafts),
        "idle": share([any(b.start - a.end > IDLE_MINUTES for a, b in pairwise(day.slots)) for day in days]),
        "far": share([way(a.place, b.place).minutes > WAY_MINUTES for a, b in between]),
        "meals": share([in_hours(slot) for slot in meals]),
        "interests": 100 * median(map(covered, drafts)),
        "empty": share([not day.slots for day in days]),
        "stops": len(between) / len(days) + 1,
        "ms": median(week),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    asyncio.run(main())
