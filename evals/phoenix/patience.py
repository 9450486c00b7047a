"""Asking Phoenix again while it is away."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TypeVar

import httpx

from evals.phoenix.errors import PhoenixAway, PhoenixRefused
from synthetic.driving.clock import Clock, WallClock

Answer = TypeVar("Answer")
FIRST_SECONDS, MOST_SECONDS = 0.5, 15.0
"""The first wait, which doubles, and the longest."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Calls of Phoenix's client: one that finds it away is made again for `longest` seconds."""

    url: str
    longest: float = 120.0
    clock: Clock = field(default_factory=WallClock)

    async def call(self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """What Phoenix answers.

        Raises:
            PhoenixAway: it does not, for that long.
            PhoenixRefused: it answers that it will not.
            httpx.HTTPStatusError: it says that there is one already (409).
        """
        end, wait = self.clock.now() + self.longest, FIRST_SECONDS
        while True:
            try:
                return await ask()
            except (httpx.TransportError, httpx.HTTPStatusError) as error:
                why = _passing(error, self.url)
            if self.clock.now() + wait > end:
                raise PhoenixAway(f"Phoenix at {self.url} is away: {why}")
            await self.clock.until(self.clock.now() + wait)
            wait = min(MOST_SECONDS, 2 * wait)


def _passing(error: httpx.HTTPError, url: str) -> str:
    """Why it did not work this time; raises what will not work the next time either."""
    if not isinstance(error, httpx.HTTPStatusError):
        return f"{type(error).__name__}: {error}".removesuffix(": ")
    reply = error.response
    if reply.status_code == HTTPStatus.CONFLICT:
        raise error
    if reply.status_code < HTTPStatus.INTERNAL_SERVER_ERROR and reply.status_code != HTTPStatus.TOO_MANY_REQUESTS:
        asked = f"{error.request.method} {error.request.url.path}"
        raise PhoenixRefused(f"Phoenix at {url} refused {asked}: {reply.status_code} {reply.text[:300]}") from error
    return f"HTTP {reply.status_code}"
