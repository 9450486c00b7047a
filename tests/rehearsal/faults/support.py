"""Requests as the agents send them, and engines with faults."""

import asyncio
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import httpx2
from openai import AsyncOpenAI

from agents.data.tables import TravelData
from agents.deps import Deps
from agents.graph import build_graph
from agents.request import TripRequest
from agents.run import plan_trip
from rehearsal import Rehearsal, RehearsalTransport, Reply
from rehearsal.faults import read_profile
from tests.agents.support import EXAMPLE, TODAY
from tests.rehearsal.support import Json


class _Recorder(Rehearsal):
    def __init__(self) -> None:
        super().__init__()
        self.bodies: list[bytes] = []

    async def respond(self, body: bytes) -> Reply:
        self.bodies.append(body)
        return await super().respond(body)


async def _plan() -> list[bytes]:
    engine = _Recorder()
    http = httpx2.AsyncClient(transport=RehearsalTransport(engine))
    async with AsyncOpenAI(api_key="rehearsal", base_url="http://rehearsal.invalid/v1", http_client=http) as client:
        deps = Deps(TravelData.open(), client, "rehearsal-1")
        await plan_trip(TripRequest.model_validate(EXAMPLE), build_graph(deps), deps, TODAY)
    return engine.bodies


@cache
def _recorded() -> tuple[bytes, ...]:
    return tuple(asyncio.run(_plan()))


def asked(agent: str, turn: str) -> Json:
    """What an agent of a plan for Tokyo asks, not streamed: to pick tools, or to write."""
    for body in _recorded():
        request = json.loads(body)
        first = request["messages"][0]["content"]
        if f"You are the {agent}" in first and bool(request.get("tools")) == (turn == "pick"):
            return {key: value for key, value in request.items() if key not in ("stream", "stream_options")}
    raise AssertionError(f"no {agent} agent has asked to {turn}")


def engine(faults: Mapping[str, Any], truth: Path | None = None, seed: int = 1) -> Rehearsal:
    return Rehearsal(faults=read_profile({"seed": seed, "truth": truth, "faults": faults}))


def reply(request: Json, rehearsal: Rehearsal) -> Reply:
    return asyncio.run(rehearsal.respond(json.dumps(request).encode()))


def said(request: Json, rehearsal: Rehearsal) -> Json:
    """The message of the first choice."""
    answered = reply(request, rehearsal)
    assert answered.status == 200
    assert isinstance(answered.body, bytes)
    return json.loads(answered.body)["choices"][0]["message"]


def written(request: Json, rehearsal: Rehearsal) -> Json:
    """The JSON that the first choice holds."""
    return json.loads(said(request, rehearsal)["content"])


def called(request: Json, rehearsal: Rehearsal) -> list[str]:
    """The names of the tools that are called."""
    return [call["function"]["name"] for call in said(request, rehearsal)["tool_calls"]]


def lines(truth: Path) -> list[Json]:
    """The truth file."""
    return [json.loads(line) for line in truth.read_text("utf-8").splitlines()]
