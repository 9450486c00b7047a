"""The stand-in as an ASGI application: right answers from the rehearsal engine, after a wait, or a fault."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from threading import Condition
from typing import Any, NamedTuple

from rehearsal import Rehearsal
from tests.standin.faults import FAULTS
from tests.standin.wire import Answer, Call, Turn

AGENT = re.compile(r"You are the (\w+)[\w-]* agent")
EVENTS_A_WRITE = 16
_KNOWN: dict[bytes, "Read"] = {}
"""By body: right answers do not depend on who asks, so that all stand-ins of a process share them."""


class Read(NamedTuple):
    """What a body asks for, and the right answer."""

    agent: str
    turn: Turn
    streamed: bool
    honest: Answer


@dataclass(frozen=True, slots=True)
class Trouble:
    """Which fault hits whom. `agents` and `turns` empty: all; `times`: how many calls of each agent, None for all."""

    fault: str
    agents: Collection[str] = ()
    turns: Collection[Turn] = ()
    times: int | None = None

    def hits(self, call: Call, before: int) -> bool:
        """Whether a call is hit, when `before` calls of its agent have been."""
        whom = not self.agents or call.agent in self.agents
        what = not self.turns or call.turn in self.turns
        return whom and what and (self.times is None or before < self.times)


class StandIn:
    """Counts what it is asked. Serves one event loop; the counts may be read from any thread."""

    def __init__(self, latency: float = 0.0, trouble: Trouble | None = None) -> None:
        """Take the seconds that every answer needs, and what goes wrong."""
        self.latency, self.trouble = latency, trouble
        self.calls: Counter[tuple[str, Turn]] = Counter()
        self.in_flight = self.most_in_flight = self.aborted = 0
        self._hit: Counter[str] = Counter()
        self._engine = Rehearsal()
        self._changed = Condition()

    def wait_for(self, holds: Callable[["StandIn"], bool], timeout: float = 5.0) -> bool:
        """Block until the counts are so; False when they are not within `timeout` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: holds(self), timeout)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        if scope["method"] == "GET":
            await _send(Answer.json(self._counts()), send)
            return
        body = await _body(receive)
        agent, turn, streamed, honest = await self._read(body)
        key = dict(scope["headers"]).get(b"authorization", b"").decode().removeprefix("Bearer ")
        answer = self._answer(Call(agent, turn, streamed, key, honest))
        self._count(in_flight=1, calls=(agent, turn))
        gone = False
        try:
            gone = await _gone(receive, self.latency)
            if not gone:
                await _send(answer, send)
                gone = answer.ending == "stall" and await _gone(receive, None)
        finally:
            self._count(in_flight=-1, aborted=gone)

    def _answer(self, call: Call) -> Answer:
        if self.trouble and self.trouble.hits(call, self._hit[call.agent]):
            self._hit[call.agent] += 1
            return FAULTS[self.trouble.fault](call)
        return call.honest

    async def _read(self, body: bytes) -> Read:
        if body not in _KNOWN:
            request = json.loads(body)
            named = AGENT.search(request["messages"][0]["content"])
            turn = Turn.PICK if request.get("tools") else Turn.WRITE
            streamed = bool(request.get("stream"))
            _KNOWN[body] = Read(named[1] if named else "unknown", turn, streamed, await self._honest(body))
        return _KNOWN[body]

    async def _honest(self, body: bytes) -> Answer:
        reply = await self._engine.respond(body)
        headers = tuple(reply.headers.items())
        if isinstance(reply.body, bytes):
            return Answer(reply.status, headers, (reply.body,))
        events = [event async for event in reply.body]
        writes = range(0, len(events), EVENTS_A_WRITE)
        return Answer(reply.status, headers, tuple(b"".join(events[at : at + EVENTS_A_WRITE]) for at in writes))

    def _count(self, in_flight: int, calls: tuple[str, Turn] | None = None, aborted: bool = False) -> None:
        with self._changed:
            self.in_flight += in_flight
            self.most_in_flight = max(self.most_in_flight, self.in_flight)
            self.aborted += aborted
            if calls:
                self.calls[calls] += 1
            self._changed.notify_all()

    def _counts(self) -> dict[str, int]:
        return {"calls": self.calls.total(), "most_in_flight": self.most_in_flight, "aborted": self.aborted}


async def _body(receive: Any) -> bytes:
    body, more = bytearray(), True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return bytes(body)


async def _gone(receive: Any, seconds: float | None) -> bool:
    """Wait so long, or for ever; True as soon as the client hangs up."""
    if seconds == 0:
        return False
    try:
        async with asyncio.timeout(seconds):
            while (await receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        return False
    return True


async def _send(answer: Answer, send: Any) -> None:
    if not answer.pieces:
        return
    headers = [(name.encode(), value.encode()) for name, value in answer.headers]
    if len(answer.pieces) == 1 and (answer.length or answer.ending == "whole"):
        headers.append((b"content-length", str(answer.length or len(answer.pieces[0])).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    last = len(answer.pieces) - 1 if answer.ending == "whole" else None
    for at, piece in enumerate(answer.pieces):
        await send({"type": "http.response.body", "body": piece, "more_body": at != last})
