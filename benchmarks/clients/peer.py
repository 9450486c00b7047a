"""The peer: a bare LangGraph graph of the same chain that makes the same calls with the SDK and does nothing else."""

import asyncio
import json
from time import process_time
from typing import Any, TypedDict

import httpx2
from langgraph.graph import END, START, StateGraph  # pyright: ignore[reportMissingTypeStubs]
from openai import AsyncOpenAI, DefaultAioHttpClient

from agents.data.tables import TravelData
from agents.deps import Deps
from agents.graph import build_graph
from agents.run import plan_trip
from benchmarks.clients.job import Job, tell
from benchmarks.load import drive
from benchmarks.trips import CALLS, TODAY, requests
from tests.standin.endpoint import AGENT

SPECIALISTS = ("research", "budget", "local")
Calls = dict[str, list[dict[str, Any]]]


class State(TypedDict):
    """The calls to make, by agent."""

    calls: Calls


class Recorder(DefaultAioHttpClient):
    """Notes what is sent."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.bodies: list[dict[str, Any]] = []

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        """Note the body and send it."""
        self.bodies.append(json.loads(request.content))
        return await super().send(request, **options)


def build_peer(client: AsyncOpenAI) -> Any:
    """Three nodes side by side with two calls each, then one with a streamed call."""
    graph: Any = StateGraph(State)
    create: Any = client.chat.completions.create

    def node(name: str) -> Any:
        async def make_calls(state: State) -> dict[str, Any]:
            for call in state["calls"][name]:
                answer = await create(**call)
                if call.get("stream"):
                    async for _ in answer:
                        pass
            return {}

        return make_calls

    for name in SPECIALISTS:
        graph.add_node(name, node(name))
        graph.add_edge(START, name)
        graph.add_edge(name, "itinerary")
    graph.add_node("itinerary", node("itinerary"), defer=True)
    graph.add_edge("itinerary", END)
    return graph.compile()


async def record(client: AsyncOpenAI, recorder: Recorder) -> list[Calls]:
    """Plan every request once with the product and note the calls that it makes."""
    deps, recorded = Deps(TravelData.open(), client, "stand-in"), list[Calls]()
    graph = build_graph(deps)
    for request in requests():
        recorder.bodies.clear()
        await plan_trip(request, graph, deps, TODAY)
        calls: Calls = {}
        for body in recorder.bodies:
            found = AGENT.search(body["messages"][0]["content"])
            assert found
            calls.setdefault(found[1], []).append(body)
        assert sum(map(len, calls.values())) == CALLS, f"{request.destination}: {sum(map(len, calls.values()))} calls"
        recorded.append(calls)
    return recorded


async def main(job: Job) -> None:
    """Record, then measure."""
    recorder = Recorder(limits=httpx2.Limits(max_connections=256))
    noting = AsyncOpenAI(api_key="stand-in", base_url=f"{job.endpoint}/v1", http_client=recorder)
    recorded = await record(noting, recorder)
    await noting.close()
    http = DefaultAioHttpClient(limits=httpx2.Limits(max_connections=256))
    client = AsyncOpenAI(api_key="stand-in", base_url=f"{job.endpoint}/v1", http_client=http)
    graph = build_peer(client)

    async def plan(number: int) -> None:
        await graph.ainvoke({"calls": recorded[number % len(recorded)]})

    await drive(plan, min(job.in_flight, len(recorded)), len(recorded))
    before = process_time()
    load = await drive(plan, job.in_flight, job.plans)
    tell(load, process_time() - before)
    await client.close()


if __name__ == "__main__":
    asyncio.run(main(Job.given()))
