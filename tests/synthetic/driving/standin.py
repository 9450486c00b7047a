"""A stand-in for the service: takes trips, plans each at once, and fails as it is told."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Trouble = Literal["busy", "error", "cut", "lost", "gone", "html"] | None
"""429; 500; taken, and the reply cut; not taken, and the reply cut; the trip is interrupted; a proxy's page."""
PLAN: dict[str, Any] = {"message": "Enjoy.", "days": [], "budget": {"total": {"amount": "120.00", "currency": "EUR"}}}
TRIP = re.compile(r"/api/trips/(\w+)(/events|/refine)?")


@dataclass
class Taken:
    """A trip, the session and the change that it came with, and how it stands."""

    id: str
    session: str
    change: str | None = None
    status: str = "done"

    @property
    def shown(self) -> dict[str, Any]:
        plan = PLAN if self.status == "done" else None
        request = {"destination": "Lisbon"}
        return {"id": self.id, "status": self.status, "change": self.change, "request": request, "itinerary": plan}


@dataclass
class StandIn:
    """`trouble(n)` says what goes wrong with the n-th POST, counted from 0; `busy_for` what a 429 says."""

    trouble: Callable[[int], Trouble] = lambda _: None
    busy_for: Callable[[], str | None] = lambda: "7"
    reads_while_running: int = 0
    posts: int = 0
    trips: dict[str, Taken] = field(default_factory=dict[str, Taken])
    seen: list[str] = field(default_factory=list[str])
    baggage: list[str] = field(default_factory=list[str])
    reads: Counter[str] = field(default_factory=Counter[str])

    @property
    def per_session(self) -> Counter[str]:
        return Counter(trip.session for trip in self.trips.values() if trip.status == "done" and not trip.change)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = (await receive()).get("body", b"")
        method, path = scope["method"], scope["path"]
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.seen.append(f"{method} {path}")
        if method == "POST":
            await self._post(path, json.loads(body), headers, send)
        elif path == "/api/trips":
            mine = [trip.shown for trip in self.trips.values() if trip.session == headers["x-session-id"]]
            await reply(send, 200, mine[::-1])
        elif path.endswith("/events"):
            await reply(send, 200, {})
        else:
            await self._read(path.rpartition("/")[2], send)

    async def _post(self, path: str, body: dict[str, Any], headers: dict[str, str], send: Any) -> None:
        trouble = self.trouble(self.posts)
        self.posts += 1
        self.baggage.append(headers.get("baggage", ""))
        wait = self.busy_for()
        match trouble:
            case "busy":
                await reply(send, 429, {}, retry_after=wait)
            case "error":
                await reply(send, 500, {"title": "Internal Server Error"})
            case "html":
                await reply(send, 202, "Welcome to the proxy")
            case "lost":
                await reply(send, 202, {}, cut=True)
            case _:
                trip = self._take(path, body, "interrupted" if trouble == "gone" else "done")
                await reply(send, 202, trip.shown, cut=trouble == "cut")

    def _take(self, path: str, body: dict[str, Any], status: str) -> Taken:
        parent = TRIP.fullmatch(path)
        session = self.trips[parent[1]].session if parent else body["session_id"]
        trip = Taken(f"trip{len(self.trips)}", session, body["text"] if parent else None, status)
        self.trips[trip.id] = trip
        return trip

    async def _read(self, id: str, send: Any) -> None:
        self.reads[id] += 1
        running = {"status": "running", "itinerary": None} if self.reads[id] <= self.reads_while_running else {}
        await reply(send, 200, self.trips[id].shown | running)


async def reply(send: Any, status: int, value: Any, cut: bool = False, retry_after: str | None = None) -> None:
    body = json.dumps(value).encode()
    told = {"content-type": "application/json", "content-length": str(len(body) + cut)}
    told |= {"retry-after": retry_after} if retry_after else {}
    pairs = [(name.encode(), text.encode()) for name, text in told.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})
