"""Sending labels to Phoenix and reading them there, over its REST API. All raise `PhoenixAway` and `PhoenixRefused`."""

from collections.abc import Sequence
from typing import Any

import httpx2
from pydantic import BaseModel

from evals.labels.annotations import Annotation
from evals.phoenix.errors import PhoenixAway, PhoenixRefused

AT_ONCE = 100
MOST = 10_000
SECONDS = 20.0


class _Found(BaseModel):
    data: list[Annotation]
    next_cursor: str | None = None


async def send(url: str, annotations: Sequence[dict[str, Any]]) -> None:
    """Hand annotations over. Phoenix waits for spans that are not there yet."""
    async with httpx2.AsyncClient(base_url=url, timeout=SECONDS) as client:
        for at in range(0, len(annotations), AT_ONCE):
            some = {"data": list(annotations[at : at + AT_ONCE])}
            await _ask(client, "POST", "/v1/span_annotations", params={"sync": "false"}, json=some)


async def fetch(url: str, project: str, name: str, span_ids: Sequence[str]) -> list[Annotation]:
    """The annotations of this name on these spans; none of spans that are not there."""
    found: list[Annotation] = []
    async with httpx2.AsyncClient(base_url=url, timeout=SECONDS) as client:
        for at in range(0, len(span_ids), AT_ONCE):
            found += await _fetch(client, project, name, span_ids[at : at + AT_ONCE])
    return found


async def evaluate(url: str, evaluations: Sequence[dict[str, Any]]) -> None:
    """Hand evaluations of runs over, which takes a call each."""
    async with httpx2.AsyncClient(base_url=url, timeout=SECONDS) as client:
        for one in evaluations:
            await _ask(client, "POST", "/v1/experiment_evaluations", json=one)


async def _fetch(client: httpx2.AsyncClient, project: str, name: str, span_ids: Sequence[str]) -> list[Annotation]:
    asked: dict[str, Any] = {"span_ids": list(span_ids), "include_annotation_names": name, "limit": MOST}
    found, cursor = list[Annotation](), ""
    while True:
        path = f"/v1/projects/{project}/span_annotations"
        reply = await _ask(client, "GET", path, params=asked | ({"cursor": cursor} if cursor else {}))
        if reply is None:
            return found
        page = _Found.model_validate_json(reply.content)
        found += page.data
        if not (cursor := page.next_cursor or ""):
            return found


async def _ask(client: httpx2.AsyncClient, method: str, path: str, **more: Any) -> httpx2.Response | None:
    """The reply; None where Phoenix has not got what is asked for: the project, or any of the spans."""
    try:
        reply = await client.request(method, path, **more)
        if reply.status_code == 404 and method == "GET":
            return None
        return reply.raise_for_status()
    except httpx2.HTTPStatusError as error:
        said = error.response.text[:200]
        raise PhoenixRefused(f"Phoenix at {client.base_url} answers {error.response.status_code}: {said}") from error
    except httpx2.HTTPError as error:
        raise PhoenixAway(f"Phoenix at {client.base_url} does not answer: {error}") from error
