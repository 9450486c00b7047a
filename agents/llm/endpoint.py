"""Where the model is: any OpenAI-compatible endpoint, over the SDK's aiohttp transport."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime, parsedate_tz
from typing import Any

import httpx2
from openai import AsyncAzureOpenAI, AsyncOpenAI, DefaultAioHttpClient

from agents.llm.merging import merge_events

REDACTED = b"[key removed]"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint and how patient we are with it. `azure_version` is set for Azure only; seconds and counts."""

    api_key: str = field(repr=False)
    base_url: str | None = None
    azure_version: str | None = None
    timeout: float = 30.0
    retries: int = 2
    connections: int = 256

    def connect(self) -> AsyncOpenAI:
        """Make the client. It opens connections when first used; close it with `await client.close()`."""
        common: dict[str, Any] = {
            "api_key": self.api_key,
            "timeout": self.timeout,
            "max_retries": self.retries,
            "http_client": _Careful(
                self.api_key, self.timeout / (self.retries + 1), limits=httpx2.Limits(max_connections=self.connections)
            ),
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

    def __init__(self, key: str, patience: float, **settings: Any) -> None:
        super().__init__(event_hooks={"response": [merge_events]}, **settings)
        self._key = key.encode()
        self._patience = patience

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        response = await super().send(request, **options)
        if response.status_code < 400:
            return response
        body = (await response.aread()).replace(self._key, REDACTED)
        headers = {k: v for k, v in response.headers.items() if k not in ("content-encoding", "content-length")}
        if _wanted_wait(headers) > self._patience:
            headers["x-should-retry"] = "false"
        return httpx2.Response(response.status_code, headers=headers, content=body, request=request)


def _wanted_wait(headers: Mapping[str, str]) -> float:
    """Seconds that an endpoint asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date."""
    milliseconds, wait = headers.get("retry-after-ms", ""), headers.get("retry-after", "")
    try:
        return float(milliseconds) / 1000 if milliseconds else float(wait or 0)
    except ValueError:
        date = parsedate_to_datetime(wait) if parsedate_tz(wait) else datetime.now(UTC)
        return (date - datetime.now(UTC)).total_seconds()
