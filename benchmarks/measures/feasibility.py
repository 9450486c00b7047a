"""Whether the verdict on a budget, and the changes offered, are right."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from agents.budget.costs import cost_trip
from agents.budget.feasibility import Feasibility, feasibility
from agents.budget.tiers import Tier
from agents.data.tables import TravelData
from agents.request import Style, TripRequest
from agents.trip import Trip, resolve
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from benchmarks.trips import TODAY

DRAWN = 300
SEED = 20261120
VERDICTS = ("impossible", "tight", "easy", "unknown")
CHANGES = ("fewer_days", "lower_tier", "other_month", "higher_budget")


@dataclass(frozen=True, slots=True)
class Judged:
    """A drawn trip, the verdict on it, and how long that took at first sight."""

    trip: Trip
    found: Feasibility
    ms: float


@benchmark("feasibility")
def feasibility_of_budgets() -> list[Figure]:
    """300 requests drawn over cities, budgets, parties, lengths and months; each judged before any model is asked.

    The other side is brute force: the cheapest total is summed from ledger lines, for every number of days and every
    month by turn, and each change is applied to the request's JSON, which is resolved and judged from the beginning.
    """
    data = TravelData.open()
    judged = [_judge(trip, data) for trip in _draw(data)]
    impossible = [one for one in judged if one.found.verdict == "impossible"]
    offered = [(one.trip, change) for one in impossible for change in one.found.changes]
    verdicts = Counter(one.found.verdict for one in judged)
    codes = Counter(change.code for _, change in offered)
    mended = sum(_possible(_changed(trip, change.patch, data), data) for trip, change in offered)
    agree = sum(_agrees(one, data) for one in judged)
    data.close()
    return [
        *(Figure.of(f"verdict {name}", [100 * verdicts[name] / DRAWN], "%") for name in VERDICTS),
        *(Figure.of(f"of impossible: {name} offered", [100 * codes[name] / len(impossible)], "%") for name in CHANGES),
        Figure.at_least(
            "offered changes that make it possible", [100 * mended / len(offered)], 100, "%", f"{len(offered)} offered"
        ),
        Figure.at_least("agreement with brute force", [100 * agree / DRAWN], 100, "%"),
        Figure.of("a call", [median(one.ms for one in judged)], "ms"),
        Figure.at_most("a call that is impossible", [median(one.ms for one in impossible)], 2, "ms"),
    ]


def _draw(data: TravelData) -> list[Trip]:
    random = Random(SEED)
    cities = [city.label for city in data.curated()]
    return [resolve(TripRequest.model_validate(_form(random, cities)), data, TODAY) for _ in range(DRAWN)]


def _form(random: Random, cities: list[str]) -> dict[str, Any]:
    """A budget of 20 to 500 USD a person and day, in one of three currencies."""
    start, days = TODAY + timedelta(days=random.randint(7, 360)), random.randint(1, 21)
    length = {"days": days} if random.random() < 0.5 else {"end": start + timedelta(days=days - 1)}
    adults, children = random.randint(1, 3), random.choice((0, 0, 1, 2))
    currency, units = random.choice((("USD", 1.0), ("EUR", 0.87), ("INR", 95.0)))
    daily = 20 * 25 ** random.random() * units
    return {
        "destination": random.choice(cities),
        "start": start,
        **length,
        "budget": f"{round(daily * days * (adults + children))} {currency}",
        "budget_covers": random.choice(("stay", "stay_and_journey")),
        "style": random.choice(list(Style)),
        "party": {"adults": adults, "children": children},
        "origin": random.choice((None, "Berlin", "Mumbai", "Chicago")),
    }


def _judge(trip: Trip, data: TravelData) -> Judged:
    start = perf_counter()
    found = feasibility(trip, data)
    return Judged(trip, found, (perf_counter() - start) * 1000)


def _changed(trip: Trip, patch: dict[str, Any], data: TravelData) -> Trip:
    return resolve(TripRequest.model_validate(trip.request.model_dump(mode="json") | patch), data, TODAY)


def _cheapest(trip: Trip, data: TravelData) -> Decimal:
    """The lines that the budget pays at the lowest level that still is what was asked for."""
    floor = Tier.COMFORT if trip.request.style is Style.LUXURY else Tier.SHOESTRING
    lines = cost_trip(trip, data).lines(floor)
    return sum((line.amount for line in lines if line.kind.counts(trip.request.budget_covers)), Decimal(0))


def _possible(trip: Trip, data: TravelData) -> bool:
    return trip.limit is not None and _cheapest(trip, data) <= trip.limit


def _agrees(one: Judged, data: TravelData) -> bool:
    """The verdict, the most days that fit, and the least that another month costs where one is enough."""
    trip, offered = one.trip, {change.code: change.patch for change in one.found.changes}
    if _possible(trip, data):
        return one.found.verdict in ("tight", "easy") and not offered
    shorter = [_changed(trip, {"days": days, "end": None}, data) for days in range(1, len(trip.days))]
    fitting = [len(short.days) for short in shorter if _possible(short, data)]
    other = [_changed(trip, {"start": str(day), "days": len(trip.days), "end": None}, data) for day in _starts(trip)]
    least = min((cost for start in other if (cost := _cheapest(start, data)) <= (trip.limit or 0)), default=None)
    found = _cheapest(_changed(trip, patch, data), data) if (patch := offered.get("other_month")) else None
    days = offered.get("fewer_days", {"days": 0})["days"]
    return one.found.verdict == "impossible" and days == max(fitting, default=0) and found == least


def _starts(trip: Trip) -> Iterator[date]:
    """The day of the month that was asked for, or the last of a shorter one, in the year to come."""
    for day in (TODAY + timedelta(days=number) for number in range(1, 366)):
        is_last, wished = (day + timedelta(days=1)).day == 1, trip.start.day
        if day.month != trip.start.month and (day.day == wished or (is_last and day.day < wished)):
            yield day
