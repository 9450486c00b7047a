"""The engine in process, as the transport of an HTTP client."""

from collections.abc import AsyncIterator

import httpx2

from rehearsal.dispatch import dispatch
from rehearsal.engine import Rehearsal


class _Stream(httpx2.AsyncByteStream):
    def __init__(self, events: AsyncIterator[bytes]) -> None:
        self._events = events

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for event in self._events:
            yield event


class RehearsalTransport(httpx2.AsyncBaseTransport):
    """Hands every request to the engine, whatever its host. Streams arrive piece by piece."""

    def __init__(self, engine: Rehearsal) -> None:
        """Serves `engine`."""
        self._engine = engine

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answers one request; see `httpx2.AsyncBaseTransport`."""
        path = request.url.path.removeprefix("/v1")
        reply = await dispatch(self._engine, request.method, path, await request.aread())
        headers = dict(reply.headers)
        if isinstance(reply.body, bytes):
            return httpx2.Response(reply.status, headers=headers, content=reply.body)
        return httpx2.Response(reply.status, headers=headers, stream=_Stream(reply.body))
