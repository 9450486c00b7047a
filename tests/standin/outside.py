"""A stand-in for Open-Meteo and Tavily on one address: right answers, or a status and a body of your own."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import httpx2

PAGES = (
    {
        "title": "Winter <b>lights</b>",
        "url": "https://www.lights.example/tokyo",
        "content": "## Lights\nEvery evening **until 25 December**.",
        "score": 0.9,
        "raw_content": None,
    },
    {"title": "Strike", "url": "https://rail.example/strike", "content": "No strike is announced.", "score": 0.5},
)


class Asked(NamedTuple):
    """A request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    params: dict[str, str]
    body: Any


class Reply(NamedTuple):
    """An answer; no body at all stands for one that never comes."""

    status: int = 200
    body: bytes | None = b""


def forecast(first: date, days: int = 16) -> dict[str, Any]:
    """What Open-Meteo says of a place where it rains on every third day; the last day is still open."""
    numbers = range(days)
    return {
        "latitude": 35.7,
        "longitude": 139.69,
        "timezone": "Asia/Tokyo",
        "daily_units": {"temperature_2m_max": "°C"},
        "daily": {
            "time": [str(first + timedelta(number)) for number in numbers],
            "temperature_2m_max": [*(14.4 for _ in numbers[:-1]), None],
            "temperature_2m_min": [*(6.4 for _ in numbers[:-1]), None],
            "precipitation_sum": [*(4.0 * (number % 3 == 2) for number in numbers[:-1]), None],
            "precipitation_probability_max": [*(90 if number % 3 == 2 else 10 for number in numbers[:-1]), None],
        },
    }


def response(body: Any, status: int = 200, **headers: str) -> httpx2.Response:
    """What a mock transport answers: bytes as they are, anything else as JSON, not yet read."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return httpx2.Response(status, headers=headers, stream=httpx2.ByteStream(content))


class Outside:
    """An ASGI application that notes what it is asked. `replies` go first, one for each request; then right answers."""

    def __init__(self, replies: Sequence[Reply] = (), always: Reply | None = None) -> None:
        self.asked: list[Asked] = []
        self._replies, self._always = list(replies), always

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = bytearray()
        while (message := await receive()).get("more_body"):
            body += message.get("body", b"")
        body += message.get("body", b"")
        headers = {name.decode(): value.decode("latin-1") for name, value in scope["headers"]}
        params = dict(parse_qsl(scope["query_string"].decode()))
        asked = Asked(scope["method"], scope["path"], headers, params, json.loads(body) if body else None)
        self.asked.append(asked)
        reply = self._replies.pop(0) if self._replies else self._always or _right(asked)
        if reply.body is None:
            await receive()
            return
        await send({"type": "http.response.start", "status": reply.status})
        await send({"type": "http.response.body", "body": reply.body})


def _right(asked: Asked) -> Reply:
    if (asked.method, asked.path) == ("GET", "/forecast"):
        today = datetime.now(UTC).date()
        return Reply(body=json.dumps(forecast(today, int(asked.params["forecast_days"]))).encode())
    if (asked.method, asked.path) == ("POST", "/search"):
        return Reply(body=json.dumps({"query": asked.body["query"], "results": PAGES}).encode())
    return Reply(404)
