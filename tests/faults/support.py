"""One plan against a stand-in that fails in a named way, and what must hold whatever goes wrong."""

import functools
from datetime import date, timedelta
from decimal import Decimal
from time import perf_counter
from typing import NamedTuple

from openinference.instrumentation import OITracer

from agents.budget.ledger import LineKind
from agents.data.tables import TravelData
from agents.deps import Deps, Limits
from agents.graph import build_graph
from agents.itinerary import Itinerary
from agents.llm.endpoint import Endpoint
from agents.request import Interest, Style, TripRequest
from agents.run import Outcome, plan_trip
from agents.tracing import no_tracer
from tests.standin import StandIn, Trouble, serve

KEY = "sk-stand-in-1f6e3b9c27d84a50"
TODAY = date(2026, 11, 20)
START = date(2027, 1, 4)
LIMITS = Limits(deadline=4.0, agent_timeout=1.5)
CALL_SECONDS = 0.6
PATIENCE = LIMITS.deadline + 0.5


class Planned(NamedTuple):
    """How a run ended, after how many seconds, and what the stand-in saw."""

    outcome: Outcome
    seconds: float
    endpoint: StandIn

    @property
    def plan(self) -> Itinerary:
        assert self.outcome.itinerary, self.outcome.why
        return self.outcome.itinerary

    @property
    def missing(self) -> dict[str, str]:
        return {missing.part: missing.why for missing in self.plan.missing}


@functools.cache
def travel_data() -> TravelData:
    return TravelData.open()


def request() -> TripRequest:
    """Seven days in Tokyo with money enough."""
    form = {"destination": "Tokyo", "start": START, "days": 7, "budget": "3000 USD", "passport": "DE"}
    return TripRequest.model_validate({**form, "interests": [Interest.FOOD], "style": Style.ADVENTUROUS})


def endpoint(url: str) -> Endpoint:
    return Endpoint(api_key=KEY, base_url=f"{url}/v1", timeout=CALL_SECONDS, retries=1)


async def plan(trouble: Trouble | None, tracer: OITracer | None = None) -> Planned:
    """Plan the trip with the given trouble at the endpoint."""
    stand_in = StandIn(trouble=trouble)
    with serve(stand_in) as url:
        client = endpoint(url).connect()
        deps = Deps(travel_data(), client, "stand-in", tracer or no_tracer(), limits=LIMITS)
        try:
            graph, start = build_graph(deps), perf_counter()
            outcome = await plan_trip(request(), graph, deps, TODAY)
            return Planned(outcome, perf_counter() - start, stand_in)
        finally:
            await client.close()


def assert_honest(planned: Planned) -> None:
    """In time, and either a plan that holds and names every part it lacks, or a failure with its reason."""
    assert planned.seconds <= PATIENCE
    assert KEY not in planned.outcome.model_dump_json()
    if planned.outcome.status == "failed":
        assert planned.outcome.why
        assert planned.outcome.itinerary is None
        return
    assert planned.outcome.status == "done"
    plan = planned.plan
    assert [day.date for day in plan.days] == [START + timedelta(days=number) for number in range(7)]
    assert [found for found in plan.violations if found.severity == "hard"] == []
    assert plan.ledger.total == sum((line.quantity * line.unit for line in plan.ledger.lines), Decimal(0))
    assert plan.headline
    assert plan.message
    lacking = {part.partition(":")[0] for part in planned.missing}
    assert bool(plan.facts) or "research" in lacking
    assert bool(plan.tips) or "local" in lacking
    assert any(line.kind is LineKind.LODGING for line in plan.ledger.lines) or "budget" in lacking
    assert {found.where for found in plan.violations if found.code == "missing_part"} == planned.missing.keys()
