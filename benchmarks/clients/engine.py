"""The rehearsal engine in process: the CPU of each call and of a whole plan."""

import asyncio
import json
from collections import defaultdict
from statistics import mean
from time import process_time

import httpx2
from openai import AsyncOpenAI

from agents.data.tables import TravelData
from agents.deps import Deps
from agents.graph import build_graph
from agents.run import plan_trip
from benchmarks.trips import TODAY, requests
from rehearsal import Rehearsal, RehearsalTransport, Reply
from tests.standin.endpoint import AGENT

ROUNDS = 3


class Timed(Rehearsal):
    """Notes the CPU of every call by agent and turn; one call at a time runs between two awaits."""

    def __init__(self) -> None:
        super().__init__()
        self.spent: dict[str, list[float]] = defaultdict(list)

    async def respond(self, body: bytes) -> Reply:
        """Answer and take the time."""
        before = process_time()
        reply = await super().respond(body)
        request = json.loads(body)
        found = AGENT.search(request["messages"][0]["content"])
        turn = "picks" if request.get("tools") else "writes"
        self.spent[f"{found[1] if found else 'unknown'} {turn}"].append((process_time() - before) * 1000)
        return reply


async def main() -> None:
    """Plan every request some times, one after another."""
    engine = Timed()
    http = httpx2.AsyncClient(transport=RehearsalTransport(engine))
    client = AsyncOpenAI(api_key="rehearsal", base_url="http://rehearsal.invalid/v1", http_client=http, max_retries=0)
    deps = Deps(TravelData.open(), client, "rehearsal-1")
    graph, trips = build_graph(deps), requests()
    for request in trips:
        await plan_trip(request, graph, deps, TODAY)
    engine.spent.clear()
    before = process_time()
    for _ in range(ROUNDS):
        for request in trips:
            await plan_trip(request, graph, deps, TODAY)
    plan_ms = (process_time() - before) / (ROUNDS * len(trips)) * 1000
    calls = {name: mean(spent) for name, spent in sorted(engine.spent.items())}
    print(json.dumps({"plan_ms": plan_ms, "calls": calls}))
    await client.close()


if __name__ == "__main__":
    asyncio.run(main())
