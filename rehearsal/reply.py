"""What the engine hands back over any face."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from rehearsal.errors import RequestError
from rehearsal.json_values import encode

_JSON = {"content-type": "application/json"}
_EVENTS = {"content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache"}


@dataclass(frozen=True)
class Reply:
    """An HTTP reply.

    Attributes:
        status: HTTP status.
        headers: lower-case names.
        body: a JSON body as bytes, or server-sent events as they arise.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes | AsyncIterator[bytes]

    @classmethod
    def json(cls, value: JsonValue, status: int = 200) -> "Reply":
        """A JSON reply."""
        return cls(status, _JSON, encode(value))

    @classmethod
    def events(cls, stream: AsyncIterator[bytes]) -> "Reply":
        """A streamed reply."""
        return cls(200, _EVENTS, stream)

    @classmethod
    def refusal(cls, error: RequestError, headers: Mapping[str, str] | None = None) -> "Reply":
        """A refusal in OpenAI's error shape."""
        return cls(error.status, {**_JSON, **(headers or {})}, encode(error.body()))
