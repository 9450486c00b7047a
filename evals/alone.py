"""How a script opens its own lab, without the application and its settings."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from openai import AsyncOpenAI, OpenAIError

from agents.data.tables import TravelData
from agents.deps import Deps
from agents.llm.endpoint import Endpoint
from evals.lab import Lab
from evals.runner.pacing import pace, throttle_of
from synthetic.driving.clock import WallClock

AGENTS, JUDGES = "gpt-4.1-mini", "gpt-4.1"
CONCURRENCY = 8


def run_alone(main: Callable[[Lab], Awaitable[None]], phoenix: str | None = None, project: str = "triplab") -> None:
    """Run a script's `main` with the endpoint of the SDK's variables; experiments go to the folder `experiments`."""
    try:
        meant = AsyncOpenAI()
    except OpenAIError as error:
        sys.exit(f"{error}\nWithout a key: triplab experiment example NAME")
    asyncio.run(_run(main, meant, phoenix, project))


async def _run(main: Callable[[Lab], Awaitable[None]], meant: AsyncOpenAI, phoenix: str | None, project: str) -> None:
    throttle = throttle_of(WallClock(), CONCURRENCY)
    client, data = Endpoint(meant.api_key, str(meant.base_url)).connect(pace(throttle)), TravelData.open()
    try:
        deps = Deps(data, client, AGENTS)
        await main(Lab(deps, JUDGES, throttle, Path("experiments"), CONCURRENCY, phoenix=phoenix, project=project))
    finally:
        data.close()
        await client.close()
        await meant.close()
