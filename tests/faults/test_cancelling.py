"""A trip that nobody waits for any more stops its calls."""

import asyncio

import pytest

from agents.deps import Deps, Limits
from agents.graph import build_graph
from agents.llm.endpoint import Endpoint
from agents.run import plan_trip
from tests.faults.support import KEY, TODAY, request, travel_data
from tests.standin import StandIn, Trouble, Turn, serve


@pytest.mark.parametrize(("agents", "under_way"), [([], 3), (["itinerary"], 1)], ids=["specialists", "itinerary"])
@pytest.mark.parametrize("fault", ["stall", "stall_halfway"])
async def test_cancelling_the_task_aborts_the_calls_under_way(fault: str, agents: list[str], under_way: int) -> None:
    stand_in = StandIn(trouble=Trouble(fault, agents))
    with serve(stand_in) as url:
        client = Endpoint(api_key=KEY, base_url=f"{url}/v1", timeout=30, retries=1).connect()
        deps = Deps(travel_data(), client, "stand-in", limits=Limits(deadline=60))
        task = asyncio.create_task(plan_trip(request(), build_graph(deps), deps, TODAY))
        last = ("itinerary", Turn.WRITE) if agents else ("local", Turn.PICK)
        assert await asyncio.to_thread(
            stand_in.wait_for, lambda seen: seen.in_flight == under_way and seen.calls[last] > 0
        )
        before = stand_in.calls.total()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await asyncio.to_thread(stand_in.wait_for, lambda seen: seen.in_flight == 0)
        await client.close()
    assert stand_in.aborted == under_way
    assert stand_in.calls.total() == before
