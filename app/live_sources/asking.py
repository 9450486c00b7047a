"""Asking a service on the net: bounded in time and size, tried twice, its failures told in our own words."""

import asyncio
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeVar

import httpx2
from pydantic import BaseModel, ValidationError

from agents.live import LiveError

SILENCE = 3.0
"""Seconds to connect, and between two pieces of an answer."""
LONGEST = 6.0
"""Seconds for a whole question."""
LARGEST = 1_000_000
"""Bytes of an answer as they come in: it is asked for uncompressed, so that none can swell."""
AGAIN = frozenset({429, 500, 502, 503, 504})

Shape = TypeVar("Shape", bound=BaseModel)


class _Answer(NamedTuple):
    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Service:
    """A service under its name for people. `seconds` is the most that a question takes, its second try included."""

    http: httpx2.AsyncClient
    name: str
    url: str
    seconds: float = LONGEST
    pause: float = 0.25

    async def ask(self, method: Literal["GET", "POST"], path: str, shape: type[Shape], **more: Any) -> Shape:
        """The answer, read as `shape`; `more` goes to the HTTP client: `params`, `json`, `headers`.

        Raises:
            LiveError: no answer in time, a refusal, or an answer of another shape. It quotes nothing of what was sent
                or received, so no key and no stranger's text gets into a log, a span or a plan.
        """
        request = self.http.build_request(method, f"{self.url.rstrip('/')}/{path}", **more)
        try:
            async with asyncio.timeout(self.seconds):
                answer = await self._send(request)
                if answer.status in AGAIN:
                    await asyncio.sleep(self.pause)
                    answer = await self._send(request)
        except (TimeoutError, httpx2.TimeoutException):
            raise LiveError(f"{self.name} did not answer in time") from None
        except httpx2.HTTPError:
            raise LiveError(f"{self.name} cannot be reached, or it cut the connection") from None
        if answer.status != 200:
            raise LiveError(self._refused(answer.status))
        try:
            return shape.model_validate_json(answer.body)
        except ValidationError:
            raise LiveError(f"{self.name} sent something else than was asked for") from None

    async def _send(self, request: httpx2.Request) -> _Answer:
        response = await self.http.send(request, stream=True)
        try:
            body = bytearray()
            async for piece in response.aiter_raw():
                body += piece
                if len(body) > LARGEST:
                    raise LiveError(f"{self.name} sent more than {LARGEST:,} bytes")
            return _Answer(response.status_code, bytes(body))
        finally:
            await response.aclose()

    def _refused(self, status: int) -> str:
        match status:
            case 401 | 403:
                return f"{self.name} refused the key (HTTP {status})"
            case 429 | 432 | 433:
                return f"{self.name} is over its limit (HTTP {status})"
            case _ if status >= 500:
                return f"{self.name} failed (HTTP {status})"
            case _:
                return f"{self.name} rejected the request (HTTP {status})"
