"""The application's HTTP API as the driver uses it. Whatever is wrong with the way there is a `CallFailed`."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar
from urllib.parse import quote

import httpx2
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from agents.questions.registry import Answer
from synthetic.case import Case
from synthetic.driving.clock import Clock
from synthetic.driving.seen import SeenTrip
from synthetic.driving.throttle import Throttle

MOST_REFUSALS = 40
"""429s in a row that one request bears."""
POLL_SECONDS = 0.5
NOT_THE_APPLICATION = "what answers is not TripLab"
_Model = TypeVar("_Model")


class CallFailed(RuntimeError):
    """The application was not to be reached, failed by itself, or lost the trip."""


class _Field(BaseModel):
    field: str
    message: str


class Refused(BaseModel):
    """422 as the API sends it: a form that does not validate, or a request that it does not plan."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    type: str
    detail: str
    errors: tuple[_Field, ...] = ()

    @property
    def well_formed(self) -> bool:
        """Whether the form was valid, and refused for what it says."""
        return self.type == "urn:triplab:refused"


class Listed(BaseModel):
    """A trip in the list of its session."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    id: str
    status: str
    change: str | None


_TRIPS: TypeAdapter[list[Listed]] = TypeAdapter(list[Listed])
_TRIP, _REFUSED = TypeAdapter(SeenTrip), TypeAdapter(Refused)


def baggage_of(case: Case) -> dict[str, str]:
    """The header that puts a case's tuple on the traces of its runs."""
    said = {"case": case.id, "split": case.split} | {f"tuple.{name}": value for name, value in case.tuple.items()}
    return {"baggage": ",".join(f"triplab.{name}={quote(value, safe='')}" for name, value in said.items())}


class Api:
    """Calls on behalf of one case. `deadline` is how many seconds a trip may take to end or to ask."""

    def __init__(
        self, client: httpx2.AsyncClient, throttle: Throttle, clock: Clock, case: Case, deadline: float
    ) -> None:
        self._client, self._throttle, self._clock = client, throttle, clock
        self._said, self._deadline = baggage_of(case), deadline

    async def create(self, form: Mapping[str, Any], session: str) -> SeenTrip | Refused:
        """Send the form."""
        return await self._post("/api/trips", {**form, "session_id": session})

    async def refine(self, trip: str, change: str) -> SeenTrip | Refused:
        """Ask for a change of a plan."""
        return await self._post(f"/api/trips/{trip}/refine", {"text": change})

    async def answer(self, trip: str, answer: Answer) -> SeenTrip | Refused | None:
        """Answer a question; None when the trip waits for it no more."""
        return await self._post(f"/api/trips/{trip}/answer", answer.model_dump(exclude_none=True), conflict=True)

    async def of_session(self, session: str) -> list[Listed]:
        """The trips of a session, oldest first."""
        reply = await self._send("GET", "/api/trips", headers={"X-Session-Id": session})
        return _read(_TRIPS, _expect(reply, 200))[::-1]

    async def settled(self, trip: str) -> SeenTrip:
        """Follow a trip until it waits or has ended; raises `CallFailed` when that takes longer than the deadline."""
        end = self._clock.now() + self._deadline
        while self._clock.now() < end:
            await self._follow(trip)
            seen = _read(_TRIP, _expect(await self._send("GET", f"/api/trips/{trip}"), 200))
            if seen.status != "running":
                return seen
            await self._clock.until(self._clock.now() + POLL_SECONDS)
        raise CallFailed(f"trip {trip} did not end within {self._deadline:g} seconds")

    async def _follow(self, trip: str) -> None:
        """Read the events to their end; only that they end is of interest. A stream that is cut is asked for anew."""
        with suppress(httpx2.TransportError, TimeoutError):
            async with (
                asyncio.timeout(self._deadline),
                self._client.stream("GET", f"/api/trips/{trip}/events") as events,
            ):
                async for _ in events.aiter_bytes():
                    pass

    async def _post(self, path: str, body: Mapping[str, Any], conflict: bool = False) -> Any:
        for _ in range(MOST_REFUSALS):
            sent = await self._throttle.turn()
            reply = await self._send("POST", path, json=body, headers=self._said)
            if reply.status_code != 429:
                break
            self._throttle.refused(sent, _retry_after(reply))
        else:
            raise CallFailed(f"refused with 429 for {MOST_REFUSALS} times in a row")
        if reply.status_code < 500:
            self._throttle.taken()
        if conflict and reply.status_code == 409:
            return None
        if reply.status_code == 422:
            return _read(_REFUSED, reply)
        return _read(_TRIP, _expect(reply, 202))

    async def _send(self, method: str, path: str, **more: Any) -> httpx2.Response:
        try:
            return await self._client.request(method, path, **more)
        except httpx2.HTTPError as error:
            raise CallFailed(f"{method} {path}: {type(error).__name__} {error}".rstrip()) from error


def _expect(reply: httpx2.Response, status: int) -> httpx2.Response:
    if reply.status_code != status:
        sent = f"{reply.request.method} {reply.request.url.path}"
        raise CallFailed(f"{sent}: HTTP {reply.status_code} {reply.text[:120]}".rstrip())
    return reply


def _read(shape: TypeAdapter[_Model], reply: httpx2.Response) -> _Model:
    try:
        return shape.validate_json(reply.content)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        where = ".".join(map(str, problem["loc"])) or "body"
        raise CallFailed(f"{NOT_THE_APPLICATION}: {where}: {problem['msg']}") from error


def _retry_after(reply: httpx2.Response) -> float | None:
    """Seconds: RFC 9110 allows a number of them, or a date, which is compared with the reply's own."""
    said = reply.headers.get("retry-after", "")
    if said.isascii() and said.isdigit():
        return float(said[:6])
    try:
        wait = parsedate_to_datetime(said) - parsedate_to_datetime(reply.headers["date"])
    except (ValueError, KeyError, TypeError):
        return None
    return max(0.0, wait.total_seconds())
