"""What plans are like over very different requests, and whether they own up to what is wrong with them."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import mean, median
from typing import NamedTuple

import httpx2
from openai import AsyncOpenAI

from agents.data.tables import TravelData
from agents.deps import Deps
from agents.graph import build_graph
from agents.itinerary import Itinerary
from agents.request import TripRequest
from agents.run import plan_trip
from benchmarks.plans.drawn import requests
from benchmarks.plans.verifier import unflagged
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from benchmarks.trips import TODAY
from rehearsal import Rehearsal, RehearsalTransport

DRAWN = 200
MOST_CODES = 8


class Planned(NamedTuple):
    """A request and its plan."""

    request: TripRequest
    plan: Itinerary


@benchmark("plans")
def plans() -> list[Figure]:
    """200 requests drawn over all curated cities, budgets, parties, styles, months and interests, with a fixed seed.

    They go through the graph with the rehearsal engine, in process; a fifth of the budgets are half of what the least
    costs, planned all the same. Hard breaches are worked out anew by `benchmarks/plans/verifier.py`, which shares
    no code with the checks. An interest is served when a stop serves it.
    """
    data = TravelData.open()
    planned = asyncio.run(_plan_all(data))
    silent = [one for one in planned if unflagged(one.plan, one.request, data)]
    flagged = [one for one in planned if any(found.severity == "hard" for found in one.plan.violations)]
    days = [day for one in planned for day in one.plan.days]
    served = [_served(one) for one in planned]
    data.close()
    return [
        Figure.at_least(f"plans made of {DRAWN}", [len(planned)], DRAWN),
        Figure.at_most("plans with a hard breach that they do not flag", [len(silent)], 0),
        Figure.of("plans with a hard breach that they flag", [len(flagged)]),
        Figure.at_least("asked interests that a stop serves, median of plans", [100 * median(served)], 80, "%"),
        Figure.of("asked interests that a stop serves, mean", [100 * mean(served)], "%"),
        Figure.of("stops a day", [sum(len(day.stops) for day in days) / len(days)]),
        Figure.of("days without a stop", [100 * mean(not day.stops for day in days)], "%"),
        Figure.of("missing parts a plan", [mean(len(one.plan.missing) for one in planned)]),
        *_soft(planned),
    ]


async def _plan_all(data: TravelData) -> list[Planned]:
    http = httpx2.AsyncClient(transport=RehearsalTransport(Rehearsal()))
    client = AsyncOpenAI(api_key="rehearsal", base_url="http://rehearsal.invalid/v1", http_client=http, max_retries=0)
    deps = Deps(data=data, client=client, model="rehearsal-1")
    graph, planned = build_graph(deps), list[Planned]()
    for request in requests(data, DRAWN):
        outcome = await plan_trip(request, graph, deps, TODAY)
        if outcome.itinerary:
            planned.append(Planned(request, outcome.itinerary))
    await client.close()
    return planned


def _served(one: Planned) -> float:
    asked = set(one.request.interests)
    served = {interest for day in one.plan.days for stop in day.stops for interest in stop.interests}
    return len(asked & served) / len(asked)


def _soft(planned: Sequence[Planned]) -> Iterator[Figure]:
    """Soft breaches a plan by code, the most frequent first."""
    codes = Counter(
        found.code for one in planned for found in one.plan.violations if found.severity == "soft"
    ).most_common(MOST_CODES)
    for code, count in codes:
        yield Figure.of(f"soft breaches a plan: {code}", [count / len(planned)])
