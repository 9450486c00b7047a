"""Requests drawn over cities, budgets, parties, styles, months and interests, with a fixed seed."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from agents.budget.costs import cost_trip
from agents.budget.tiers import Tier
from agents.data.records import Destination, Interest
from agents.data.tables import TravelData
from agents.request import Style, TripRequest
from agents.trip import resolve
from benchmarks.trips import TODAY

SEED = 20261121
BUDGETS: dict[str, Decimal | None] = {
    "impossible": Decimal("0.5"),
    "tight": Decimal("1.05"),
    "fair": Decimal(2),
    "easy": Decimal(6),
    "none": None,
}
"""Times what a shoestring trip costs; None for no budget."""
PARTIES: tuple[dict[str, Any], ...] = (
    {},
    {"adults": 2},
    {"adults": 2, "children": 2},
    {"adults": 0, "seniors": 2, "mobility": "reduced"},
    {"adults": 2, "mobility": "wheelchair"},
    {"adults": 2, "diets": ["vegetarian"]},
    {"adults": 1, "diets": ["vegan"]},
    {"adults": 2, "children": 1, "diets": ["halal"]},
    {"adults": 4},
)


def requests(data: TravelData, number: int) -> Iterator[TripRequest]:
    """As many requests; every curated city comes up equally often, give or take one."""
    random, cities = Random(SEED), list(data.curated())
    random.shuffle(cities)
    for nr in range(number):
        yield _request(cities[nr % len(cities)], random, data)


def _request(city: Destination, random: Random, data: TravelData) -> TripRequest:
    form: dict[str, Any] = {
        "destination": city.name,
        "destination_id": city.id,
        "start": TODAY + timedelta(days=random.randrange(7, 372)),
        "days": random.randint(1, 14),
        "style": random.choice(list(Style)),
        "interests": random.sample(list(Interest), random.randint(1, 4)),
        "party": random.choice(PARTIES),
    }
    times = BUDGETS[random.choice(list(BUDGETS))]
    trip = resolve(TripRequest.model_validate(form), data, TODAY)
    budget = {} if times is None else {"budget": f"{round(cost_trip(trip, data).total(Tier.SHOESTRING) * times)} USD"}
    return TripRequest.model_validate(form | budget)
