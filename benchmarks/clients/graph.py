"""The graph by itself, as `triplab plan` runs it."""

import asyncio
from time import process_time

from agents.data.tables import TravelData
from agents.deps import Deps
from agents.graph import build_graph
from agents.llm.endpoint import Endpoint
from agents.run import plan_trip
from app.memory import settle
from app.telemetry import trace_to
from benchmarks.clients.job import Job, tell
from benchmarks.load import drive
from benchmarks.trips import TODAY, requests


async def main(job: Job) -> None:
    """Plan every request once to warm up, then measure; the CPU includes what tracing does after the last plan."""
    telemetry = trace_to(job.collector, "benchmark")
    client = Endpoint(api_key="stand-in", base_url=f"{job.endpoint}/v1").connect()
    deps = Deps(TravelData.open(), client, "stand-in", telemetry.tracer)
    graph, trips = build_graph(deps), requests()

    async def plan(number: int) -> None:
        outcome = await plan_trip(trips[number % len(trips)], graph, deps, TODAY)
        lacks = outcome.itinerary.missing if outcome.itinerary else outcome.why
        if lacks:
            raise RuntimeError(f"plan {number} is not complete: {lacks}")

    await drive(plan, min(job.in_flight, len(trips)), len(trips))
    if telemetry.provider:
        telemetry.provider.force_flush()
    settle()
    before = process_time()
    load = await drive(plan, job.in_flight, job.plans)
    if telemetry.provider:
        telemetry.provider.force_flush()
    tell(load, process_time() - before)
    await client.close()
    telemetry.close()


if __name__ == "__main__":
    asyncio.run(main(Job.given()))
