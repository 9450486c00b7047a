"""A drive that is killed at any request, before it is sent or before its reply is read, is taken up without repeats."""

from collections import Counter
from pathlib import Path
from typing import Literal

import httpx2
import pytest

from agents.data.tables import TravelData
from app.settings import Settings
from synthetic.driving.result import Result
from tests.app.conftest import Run
from tests.synthetic.driving.support import FakeClock, driven, every_kind, way

Moment = Literal["before", "after"]
SENDS = {"two_questions": 9, "refine": 6}
"""Requests of these conversations, from the form to the last look at the plan."""


class Killed(Exception):
    pass


class Deadly(httpx2.AsyncBaseTransport):
    """Hands requests on, and kills who sends the last one."""

    def __init__(self, inner: httpx2.AsyncClient, last: int, moment: Moment) -> None:
        self._inner, self._left, self._moment = inner, last, moment

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self._left -= 1
        if self._left == 0 and self._moment == "before":
            raise Killed
        reply = await self._inner.request(
            request.method, request.url.path, content=request.content, headers=request.headers
        )
        if self._left == 0:
            raise Killed
        return httpx2.Response(reply.status_code, content=reply.content)


def told(result: Result) -> dict[str, object]:
    """What does not differ from drive to drive."""
    return result.model_dump(exclude={"trip", "trace_ids", "span_id", "elapsed_ms"})


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(("name", "last"), [(name, at) for name, sends in SENDS.items() for at in range(1, sends + 1)])
async def test_nothing_is_asked_for_twice(
    settings: Settings, run: Run, tmp_path: Path, data: TravelData, name: str, last: int, moment: Moment
) -> None:
    case = every_kind()[name]
    async with run(settings) as client:
        whole = (await driven([case], tmp_path / "whole", way(client, FakeClock()), data))[case.id]
        deadly = httpx2.AsyncClient(transport=Deadly(client, last, moment), base_url="http://testserver")
        with pytest.raises(ExceptionGroup):
            await driven([case], tmp_path / "out", way(deadly, FakeClock()), data)
        counted = Counted(client)
        found = await driven([case], tmp_path / "out", way(counted.client, FakeClock()), data)
        listed = await client.get("/api/trips", headers={"X-Session-Id": counted.sessions.pop()})

    assert told(found[case.id]) == told(whole)
    changes = [trip["change"] for trip in listed.json()]
    assert Counter(changes) == Counter([None, *(turn.said for turn in whole.turns if turn.question is None)])


class Counted:
    """A client that notes the sessions that it asks for."""

    def __init__(self, inner: httpx2.AsyncClient) -> None:
        self.sessions: set[str] = set()
        self.client = httpx2.AsyncClient(transport=httpx2.MockTransport(self._handle), base_url="http://testserver")
        self._inner = inner

    async def _handle(self, request: httpx2.Request) -> httpx2.Response:
        if session := request.headers.get("x-session-id"):
            self.sessions.add(session)
        return await self._inner.request(
            request.method, request.url.path, content=request.content, headers=request.headers
        )
