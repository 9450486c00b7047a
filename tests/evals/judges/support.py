"""Samples of a real plan, and endpoints that say what a test wants."""

import json
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx2
from openai import AsyncOpenAI

from agents.itinerary import Itinerary
from evals.case import EvalCase
from evals.judges import Judge, load_rubric
from evals.output import Output, Sample

Json = dict[str, Any]
Reply = tuple[int, Json | str]
FORM: Json = {
    "destination": "Lisbon",
    "days": 4,
    "start": "2027-04-05",
    "budget": "1200 EUR",
    "interests": ["food", "history"],
    "party": {"adults": 2, "seniors": 1, "diets": ["vegan"]},
    "passport": "IN",
    "notes": "Third time I ask.",
}
GOOD = '{"reason": "says you", "label": "friendly"}'


def sample(plan: Itinerary | None, message: str | None = None, id: str = "c-1", **tuple_: str) -> Sample:
    """A case with what came of it; `message` in place of the plan's own."""
    if plan is not None and message is not None:
        plan = plan.model_copy(update={"message": message})
    case = EvalCase(id=id, cluster=id, form=FORM, tuple=tuple_)
    return Sample(case=case, output=Output(ended="planned" if plan else "refused", itinerary=plan))


def completion(content: str | None, finish: str = "stop", refusal: str | None = None) -> Reply:
    """A chat completion of 100 and 7 tokens."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return 200, {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 7, "total_tokens": 107},
    }


class Scripted:
    """An endpoint that gives its replies one after the other, the last one for ever; keeps the requests."""

    def __init__(self, *replies: Reply) -> None:
        self.requests: list[Json] = []
        self._replies = replies

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(json.loads(request.content))
        status, body = self._replies[min(len(self.requests), len(self._replies)) - 1]
        return httpx2.Response(status, json=body)


@asynccontextmanager
async def client_of(answer: Callable[[httpx2.Request], httpx2.Response]) -> AsyncGenerator[AsyncOpenAI]:
    """A client that asks nobody but `answer`."""
    http = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
    client = AsyncOpenAI(api_key="x", base_url="http://endpoint.invalid/v1", http_client=http, max_retries=0)
    try:
        yield client
    finally:
        await client.close()


def friendly(client: AsyncOpenAI, **settings: Any) -> Judge:
    """A judge of tone, by its newest rubric."""
    return Judge(load_rubric("friendly"), client, "m", **settings)
