"""Fewer, larger pieces of a streamed reply: reading each through the SDK costs 0.1 ms of CPU, however short it is."""

from collections.abc import AsyncIterator
from time import monotonic
from typing import Any

import httpx2
import pydantic_core

WINDOW = 0.05
"""Seconds of text that are handed on at once: twenty pieces a second look as fluent as a hundred."""
_DATA, _GAP = b"data: ", b"\n\n"


async def merge_events(response: httpx2.Response) -> None:
    """Response hook of an HTTP client: join neighbouring chunks of a streamed completion."""
    plain = "content-encoding" not in response.headers
    if plain and response.headers.get("content-type", "").startswith("text/event-stream"):
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _Merged(response.stream)


class _Merged(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream) -> None:
        self._inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        joined, rest, handed_on = _Joined(), b"", monotonic()
        async for piece in self._inner:
            *events, rest = (rest + piece).replace(b"\r\n", b"\n").split(_GAP)
            out = b"".join(joined.add(event) for event in events)
            if monotonic() - handed_on >= WINDOW:
                out += joined.take()
            if out:
                handed_on = monotonic()
                yield out
        if out := joined.take() + rest:
            yield out

    async def aclose(self) -> None:
        await self._inner.aclose()


class _Joined:
    """A chunk that carries nothing but text, with the text of those that followed it."""

    def __init__(self) -> None:
        self._chunk: dict[str, Any] | None = None
        self._texts: list[str] = []

    def add(self, event: bytes) -> bytes:
        """Take an event in; what must be handed on before it, and itself when it is not just text."""
        chunk = _text_chunk(event)
        if chunk is None:
            return self.take() + event + _GAP
        self._chunk = self._chunk or chunk
        self._texts.append(chunk["choices"][0]["delta"]["content"])
        return b""

    def take(self) -> bytes:
        """The chunk with all of its text, or nothing."""
        if self._chunk is None:
            return b""
        chunk, self._chunk = self._chunk, None
        chunk["choices"][0]["delta"]["content"] = "".join(self._texts)
        self._texts.clear()
        return _DATA + pydantic_core.to_json(chunk) + _GAP


def _text_chunk(event: bytes) -> dict[str, Any] | None:
    if not event.startswith(_DATA):
        return None
    try:
        chunk = pydantic_core.from_json(event[len(_DATA) :])
    except ValueError:
        return None
    match chunk:
        case {"choices": [{"index": 0, "finish_reason": None, "delta": {"content": str(), **more}, **others}]}:
            said = [chunk.get("usage"), others.get("logprobs"), *(more[name] for name in more if name != "role")]
            return None if any(said) else chunk
        case _:
            return None
