"""Where the model is: any OpenAI-compatible endpoint, over the SDK's aiohttp transport."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import httpx2
from openai import AsyncAzureOpenAI, AsyncOpenAI, DefaultAioHttpClient

from agents.llm.merging import merge_events
from agents.llm.retry_after import wanted_wait

REDACTED = b"[key removed]"


class Hooks(NamedTuple):
    """What is called with every request before it is sent, and with every response before it is read."""

    request: Sequence[Callable[[httpx2.Request], Awaitable[None]]] = ()
    response: Sequence[Callable[[httpx2.Response], Awaitable[None]]] = ()


NO_HOOKS = Hooks()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint and how patient we are with it. `azure_version` is set for Azure only; seconds and counts."""

    api_key: str = field(repr=False)
    base_url: str | None = None
    azure_version: str | None = None
    timeout: float = 30.0
    retries: int = 2
    connections: int = 256

    def connect(self, hooks: Hooks = NO_HOOKS) -> AsyncOpenAI:
        """Make the client. It opens connections when first used; close it with `await client.close()`."""
        limits = httpx2.Limits(max_connections=self.connections)
        common: dict[str, Any] = {
            "api_key": self.api_key,
            "timeout": self.timeout,
            "max_retries": self.retries,
            "http_client": _Careful(self.api_key, self.timeout / (self.retries + 1), hooks, limits=limits),
        }
        if self.azure_version:
            if not self.base_url:
                raise ValueError("Azure needs its endpoint as base URL: https://<resource>.openai.azure.com")
            return AsyncAzureOpenAI(azure_endpoint=self.base_url, api_version=self.azure_version, **common)
        return AsyncOpenAI(base_url=self.base_url, **common)


class _Careful(DefaultAioHttpClient):
    """Takes the key out of error bodies, which some endpoints echo: the SDK puts them into messages and spans.

    Tells the SDK not to try again when an endpoint asks for a longer wait than `patience` seconds.
    """

    def __init__(self, key: str, patience: float, hooks: Hooks, **settings: Any) -> None:
        called = {"request": [*hooks.request], "response": [*hooks.response, merge_events]}
        super().__init__(event_hooks=called, **settings)
        self._key = key.encode()
        self._patience = patience

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        response = await super().send(request, **options)
        if response.status_code < 400:
            return response
        body = (await response.aread()).replace(self._key, REDACTED)
        headers = {k: v for k, v in response.headers.items() if k not in ("content-encoding", "content-length")}
        if (wanted_wait(headers) or 0) > self._patience:
            headers["x-should-retry"] = "false"
        return httpx2.Response(response.status_code, headers=headers, content=body, request=request)
