"""A plan that the agents have made once for all tests here."""

import asyncio
from datetime import date

import httpx2
import pytest
from openai import AsyncOpenAI

from agents.data.tables import TravelData
from agents.deps import Deps
from agents.graph import build_graph
from agents.itinerary import Itinerary
from agents.request import TripRequest
from agents.run import plan_trip
from rehearsal import Rehearsal, RehearsalTransport
from tests.evals.judges.support import FORM


@pytest.fixture(scope="session")
def itinerary(data: TravelData, today: date) -> Itinerary:
    async def run() -> Itinerary | None:
        http = httpx2.AsyncClient(transport=RehearsalTransport(Rehearsal()))
        client = AsyncOpenAI(api_key="x", base_url="http://rehearsal.invalid/v1", http_client=http)
        deps = Deps(data=data, client=client, model="rehearsal-1")
        outcome = await plan_trip(TripRequest.model_validate(FORM), build_graph(deps), deps, today)
        await client.close()
        return outcome.itinerary

    plan = asyncio.run(run())
    assert plan is not None
    return plan
