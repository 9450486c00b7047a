"""What every test may share: the packaged data, the rehearsal engine, and a plan made with both."""

import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

import httpx2
import pytest
from openai import AsyncOpenAI

from agents.data.tables import TravelData
from agents.deps import Deps
from agents.events import Event
from agents.graph import build_graph
from agents.request import TripRequest
from agents.run import Outcome, plan_trip
from rehearsal import Rehearsal, RehearsalTransport


class PlanHelper(Protocol):
    """Plan a trip with the rehearsal engine; keywords change `Deps`."""

    async def __call__(
        self, request_fields: Mapping[str, Any], on_event: Callable[[Event], None] = ..., **deps_changes: Any
    ) -> Outcome: ...


@pytest.fixture(scope="session")
def data() -> Iterator[TravelData]:
    tables = TravelData.open()
    yield tables
    tables.close()


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 11, 20)


@pytest.fixture
async def rehearsal_client() -> AsyncIterator[AsyncOpenAI]:
    http = httpx2.AsyncClient(transport=RehearsalTransport(Rehearsal()))
    client = AsyncOpenAI(api_key="rehearsal", base_url="http://rehearsal.invalid/v1", http_client=http, max_retries=0)
    yield client
    await client.close()


@pytest.fixture
def deps(data: TravelData, rehearsal_client: AsyncOpenAI) -> Deps:
    return Deps(data=data, client=rehearsal_client, model="rehearsal-1")


@pytest.fixture
def plan(deps: Deps, today: date) -> PlanHelper:
    async def run(
        request_fields: Mapping[str, Any], on_event: Callable[[Event], None] = lambda _: None, **deps_changes: Any
    ) -> Outcome:
        changed = replace(deps, **deps_changes)
        request = TripRequest.model_validate(dict(request_fields))
        return await plan_trip(request, build_graph(changed), changed, today, on_event)

    return run


def pytest_configure() -> None:
    """Whatever the developer's own settings are, no test asks a live source."""
    os.environ.update(TAVILY_API_KEY="", TRIPLAB_FORECAST="off")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser tests last: Playwright keeps an event loop running, under which no async test can start."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
