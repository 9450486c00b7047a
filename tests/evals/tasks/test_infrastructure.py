"""What says nothing of the agents, and what does, though it looks alike."""

import asyncio
from dataclasses import replace
from typing import Any

import httpx2
import pytest

from agents.deps import Deps, Limits
from evals.row import Row
from evals.tasks.task import Task
from evals.tasks.whole_chain import whole_chain
from evals.variant import load_variant
from rehearsal import Rehearsal, RehearsalTransport
from tests.agents.support import REFUSED, Change, Meddling
from tests.evals.tasks.conftest import KINDS, LISBON, Chain, output_of, status

LATE, CUT = httpx2.ReadTimeout("late"), httpx2.ConnectError("no route")


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (status(429), "rate limited: the model endpoint is over its rate limit (HTTP 429)"),
        (status(503), "server error: the model endpoint failed (HTTP 503)"),
        (status(404), "unknown model: the model endpoint knows no such model, or is not there (HTTP 404)"),
        (REFUSED, "unauthorised: the model endpoint refused the key (HTTP 401)"),
        (LATE, "timeout: the model endpoint did not answer in time"),
        (CUT, "connection: the model endpoint cannot be reached, or it cut the connection"),
    ],
)
@pytest.mark.parametrize("agent", ["budget", "itinerary"])
async def test_what_the_endpoint_does_is_no_failed_plan(
    chain: Chain, agent: str, fault: httpx2.Response | Exception, error: str
) -> None:
    row = await chain(client=Meddling(**{agent: fault}).client())(LISBON, 0)
    assert (row.state, row.output) == ("infrastructure", None)
    assert str(row.error).startswith(f"{error} ({agent}.v1+")
    assert row.spent.calls >= 6


async def test_an_endpoint_that_is_gone_says_nothing_of_the_plan(chain: Chain) -> None:
    faults = dict[str, Change].fromkeys(("research", "budget", "local", "itinerary"), CUT)
    row = await chain(client=Meddling(**faults).client())(LISBON, 0)
    assert (row.state, row.output) == ("infrastructure", None)


async def test_a_fault_in_the_change_is_of_the_endpoint_too(chain: Chain) -> None:
    row = await chain(client=Meddling(refine=status(500)).client())(KINDS["refine"], 0)
    assert str(row.error).startswith("server error: the model endpoint failed (HTTP 500) (refine.v1+")


class Silent(httpx2.AsyncBaseTransport):
    """Answers all but the budget agent."""

    def __init__(self) -> None:
        self._engine, self.asked = RehearsalTransport(Rehearsal()), asyncio.Event()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        if b"You are the budget" in await request.aread():
            self.asked.set()
            await asyncio.Event().wait()
        return await self._engine.handle_async_request(request)


@pytest.mark.parametrize("limits", [Limits(agent_timeout=0.5), Limits(deadline=1.0)])
async def test_an_agent_that_waits_in_vain_is_the_endpoint_s_fault(chain: Chain, deps: Deps, limits: Limits) -> None:
    http = httpx2.AsyncClient(transport=Silent())
    row = await chain(client=deps.client.copy(http_client=http), limits=limits)(LISBON, 0)
    assert row.state == "infrastructure"
    assert str(row.error).startswith("timeout: the model endpoint did not answer in time (budget.v1+")


async def test_a_call_that_is_mended_takes_nothing_away(chain: Chain) -> None:
    def once(call: int) -> httpx2.Response | None:
        return httpx2.Response(200, headers={"content-type": "text/event-stream"}, content=b"") if call == 1 else None

    row = await chain(client=Meddling(itinerary=once).client())(LISBON, 0)
    assert output_of(row).ended == "planned"


async def test_replies_that_cannot_be_read_are_the_agents_own(chain: Chain) -> None:
    bad = httpx2.Response(200, json={"hello": "there"})
    faults = dict[str, Change].fromkeys(("research", "budget", "local", "itinerary"), bad)
    output = output_of(await chain(client=Meddling(**faults).client())(LISBON, 0))
    assert (output.ended, output.itinerary) == ("failed", None)
    assert str(output.why).startswith("no agent could work: ")
    assert {use.agent for use in output.agents if use.failed} == {"research", "budget", "local", "itinerary"}


async def test_without_tokens_the_agents_fail(chain: Chain) -> None:
    output = output_of(await chain(limits=Limits(token_budget=0))(LISBON, 0))
    assert (output.ended, output.why) == ("failed", "no agent could work: the run has used 0 tokens; allowed: 0")


class Broken:
    """Travel data that breaks."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, name: str) -> Any:
        raise self._error


def on_broken_data(deps: Deps, error: Exception) -> Task:
    data: Any = Broken(error)
    return whole_chain(load_variant("baseline"), replace(deps, data=data))


async def test_the_machine_s_faults_are_no_failed_plan(deps: Deps) -> None:
    row = await on_broken_data(deps, OSError(28, "No space left on device"))(LISBON, 0)
    assert (row.state, row.output) == ("infrastructure", None)
    assert row.error == "OSError: [Errno 28] No space left on device"


async def test_an_error_that_nobody_foresaw_is_a_failed_plan(deps: Deps, caplog: pytest.LogCaptureFixture) -> None:
    output = output_of(await on_broken_data(deps, KeyError("x"))(LISBON, 0))
    assert (output.ended, output.why) == ("failed", "internal error (KeyError: 'x')")
    assert "case c1 broke" in caplog.text


async def test_cancelling_is_no_row(chain: Chain, deps: Deps) -> None:
    transport = Silent()
    client = deps.client.copy(http_client=httpx2.AsyncClient(transport=transport))
    running = asyncio.create_task(_row(chain(client=client)))
    await transport.asked.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def _row(task: Task) -> Row:
    return await task(LISBON, 0)
