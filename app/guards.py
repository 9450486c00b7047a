"""What stands before the routes: body size, rate per client, headers that keep a browser honest."""

import math
import time

from fastapi import HTTPException, Request
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class BodyLimit:
    """Refuses bodies over a limit with 413, whether or not their length is announced."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"].startswith("/v1/"):
            await self._app(scope, receive, send)
            return
        seen = 0

        async def counting() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._limit:
                raise HTTPException(413, f"The body is too large; allowed: {self._limit} bytes.")
            return message

        await self._app(scope, counting, send)


class SecurityHeaders:
    """Adds the headers that tell a browser to run nothing but our own files."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class RateLimit:
    """A dependency: so many calls a client and time, by a moving window; 429 with Retry-After beyond."""

    def __init__(self, rate: str) -> None:
        """Take a rate such as `60/minute`; `ValueError` when it is none."""
        self._rate = parse(rate)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, request: Request) -> None:
        """Count one call."""
        client = request.client.host if request.client else "unknown"
        if not await self._limiter.hit(self._rate, client):
            window = await self._limiter.get_window_stats(self._rate, client)
            wait = max(1, math.ceil(window.reset_time - time.time()))
            raise HTTPException(
                429, f"Too many trips from {client}; allowed: {self._rate}.", {"Retry-After": str(wait)}
            )
