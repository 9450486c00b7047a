"""Phoenix's prompt hub over its REST API: push, pull by tag, list."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, NamedTuple

import httpx2
from pydantic import ValidationError

from evals.phoenix.errors import PhoenixAway, PhoenixRefused
from evals.phoenix.links import PromptPlace
from evals.phoenix.prompt_version import PREFIX, HubPrompt, Version
from evals.phoenix.provider import make_provider, provider_name, push_with

SECONDS = 20.0
MOST = 1_000
"""A page."""


class Pushed(NamedTuple):
    """Where a prompt is, and whether that is a new version."""

    place: PromptPlace
    new: bool


@dataclass(slots=True)
class Hub:
    """All methods raise `PhoenixAway` and `PhoenixRefused`.

    What is pushed runs in Phoenix's playground on the `engine` at this base URL, where one is given.
    """

    client: httpx2.AsyncClient
    url: str
    engine: str | None = None
    _provider: str | None = None
    _ids: dict[str, str] = field(default_factory=dict[str, str])

    async def push(self, prompt: HubPrompt, tag: str | None = None) -> Pushed:
        """Have a version with this content, a new one only where none has it; a tag moves to it."""
        found = await self._same(prompt)
        id = found or await self._create(prompt)
        if tag:
            await self._ask("POST", f"/v1/prompt_versions/{id}/tags", {"name": tag})
        return Pushed(PromptPlace(prompt=await self._id(prompt.name) or "", version=id), not found)

    async def _same(self, prompt: HubPrompt) -> str | None:
        """The newest version with this content."""
        return next((version.id for version in await self.versions(prompt.name) if _same(version, prompt)), None)

    async def _create(self, prompt: HubPrompt) -> str:
        provider = await self._make_provider() if self.engine else None
        taken = provider and await push_with(provider, prompt, await self._id(prompt.name), self._graphql)
        if taken and (found := await self._same(prompt)):
            return found
        return str((await self._ask("POST", "/v1/prompts", prompt.body()))["id"])

    async def _make_provider(self) -> str | None:
        """The engine's provider, made when Phoenix does not have it."""
        if self.engine and self._provider is None:
            name, known = provider_name(self.engine), await self._pages("/v1/custom_model_providers")
            there = next((str(one["id"]) for one in known if one["name"] == name), None)
            self._provider = there or await make_provider(self.engine, self._graphql)
        return self._provider

    async def _id(self, name: str) -> str | None:
        if name not in self._ids:
            self._ids = await self.prompts()
        return self._ids.get(name)

    async def _graphql(self, query: str, variables: Mapping[str, Any]) -> Mapping[str, Any] | None:
        reply = await self._send("POST", "/graphql", {"query": query, "variables": variables})
        said: dict[str, Any] = reply.json() if reply.is_success else {"errors": reply.status_code}
        return None if said.get("errors") else said["data"]

    async def versions(self, name: str) -> list[Version]:
        """All versions of a prompt, the newest first; none of one that is not there."""
        return _read(await self._pages(f"/v1/prompts/{name}/versions"), name)

    async def tagged(self, name: str, tag: str) -> Version | None:
        """The version of a prompt that carries the tag."""
        found = await self._ask("GET", f"/v1/prompts/{name}/tags/{tag}", missing=True)
        return _read([found], name)[0] if found else None

    async def tags(self, version: str) -> list[str]:
        """The tags that a version carries."""
        return sorted(str(tag["name"]) for tag in await self._pages(f"/v1/prompt_versions/{version}/tags"))

    async def prompts(self) -> dict[str, str]:
        """Ids of our prompts by name."""
        found = await self._pages("/v1/prompts")
        return {one["name"]: one["id"] for one in reversed(found) if str(one["name"]).startswith(PREFIX)}

    async def _pages(self, path: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        cursor = ""
        while True:
            reply = await self._send("GET", f"{path}?limit={MOST}{cursor}")
            if reply.status_code == HTTPStatus.NOT_FOUND:
                return found
            page = _checked(reply, self.url).json()
            found += page["data"]
            if not page.get("next_cursor"):
                return found
            cursor = f"&cursor={page['next_cursor']}"

    async def _ask(self, method: str, path: str, body: Any = None, missing: bool = False) -> Any:
        reply = await self._send(method, path, body)
        if missing and reply.status_code == HTTPStatus.NOT_FOUND:
            return None
        return _checked(reply, self.url).json()["data"] if reply.content else None

    async def _send(self, method: str, path: str, body: Any = None) -> httpx2.Response:
        try:
            return await self.client.request(method, path, json=body)
        except httpx2.HTTPError as error:
            why = f"{type(error).__name__}: {error}".removesuffix(": ")
            raise PhoenixAway(f"Phoenix at {self.url} is away: {why}") from error


@asynccontextmanager
async def open_hub(url: str, engine: str | None = None) -> AsyncGenerator[Hub]:
    """The hub of the Phoenix at `url`."""
    async with httpx2.AsyncClient(base_url=url, timeout=SECONDS) as client:
        yield Hub(client, url, engine)


def _same(version: Version, prompt: HubPrompt) -> bool:
    """Edited in Phoenix's pages, a version may carry the metadata of the one before: what it says counts, too."""
    try:
        source, said = version.source, version.said
    except (PhoenixRefused, ValidationError):
        return False
    return source is not None and source.text == prompt.text and said == prompt.said


def _read(found: Sequence[Any], name: str) -> list[Version]:
    try:
        return [Version.model_validate(one) for one in found]
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, problem["loc"]))
        raise PhoenixRefused(
            f"prompt {name!r} in Phoenix is of no kind that TripLab knows: {where}: {problem['msg']}"
        ) from error


def _checked(reply: httpx2.Response, url: str) -> httpx2.Response:
    if reply.is_success:
        return reply
    asked = f"{reply.request.method} {reply.request.url.path}"
    raise PhoenixRefused(f"Phoenix at {url} refused {asked}: {reply.status_code} {reply.text[:300]}")
