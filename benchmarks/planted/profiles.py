"""What is planted: faults and their rates by variant, and an engine that says in its truth file what it did to whom."""

import json
from collections.abc import Mapping
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

import httpx2
from openai import AsyncOpenAI

from agents.llm.merging import merge_events
from evals.row import Key
from rehearsal import Rehearsal, RehearsalTransport
from rehearsal.faults import read_profile

BASE, WORSE, MUCH_WORSE = "base", "worse", "much_worse"
RATES: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        BASE: {"too_long": 0.15, "wrong_tone": 0.2, "place_repeated": 0.3},
        WORSE: {"too_long": 0.25, "wrong_tone": 0.35, "place_repeated": 0.4},
        MUCH_WORSE: {"too_long": 0.4, "wrong_tone": 0.55, "place_repeated": 0.5},
    }
)
FACTORS = EASY, HARD = 0.4, 1.6
"""By which the rates of a tuple are multiplied, half of them each: cases of one tuple are alike."""
current: ContextVar[Key] = ContextVar("current")
"""The run that a request belongs to."""


class Tagging(RehearsalTransport):
    """Sends along which run a request belongs to, as `metadata`: it changes no fate, and stands in the truth file."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Tag it and hand it on."""
        case, variant, repetition = current.get()
        tags = {"case": case, "variant": variant, "repetition": str(repetition)}
        body = json.loads(await request.aread()) | {"metadata": tags}
        headers = {name: value for name, value in request.headers.items() if name != "content-length"}
        tagged = httpx2.Request(request.method, request.url, headers=headers, content=json.dumps(body).encode())
        return await super().handle_async_request(tagged)


def truth_file(folder: Path, variant: str, factor: float) -> Path:
    """Where an engine says what it did."""
    return folder / f"truth-{variant}-{factor}.jsonl"


def faulty(variant: str, factor: float, folder: Path) -> AsyncOpenAI:
    """A client of an engine with the variant's faults, their rates multiplied."""
    rates = {fault: rate * factor for fault, rate in RATES[variant].items()}
    profile = read_profile({"seed": 1, "truth": truth_file(folder, variant, factor), "faults": rates})
    return client_of(Tagging(Rehearsal(faults=profile)))


def client_of(transport: RehearsalTransport) -> AsyncOpenAI:
    """A client of an engine in this process."""
    http = httpx2.AsyncClient(transport=transport, event_hooks={"response": [merge_events]})
    return AsyncOpenAI(api_key="rehearsal", base_url="http://rehearsal.invalid/v1", http_client=http, max_retries=0)
