"""Trips: create, read, follow, cancel, run again, list, delete."""

import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, HTTPException, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sse_starlette import EventSourceResponse, ServerSentEvent

from agents.questions.registry import Answer
from agents.refine_node import LONGEST_CHANGE, SHORTEST_CHANGE
from agents.request import TripRequest
from app.context import Context
from app.problems import Problem
from app.store.tables import TripRow, TripStatus
from app.views import TripSummary, TripView, summary, view

PING_SECONDS = 15
Responses = dict[int | str, dict[str, Any]]
ERRORS: Responses = {status: {"model": Problem} for status in (404, 422)}
NOTHING_MORE: Responses = {204: {"description": "The trip has ended and holds no later event."}}
CONFLICT: Responses = {409: {"model": Problem}}
BUSY: Responses = {status: {"model": Problem} for status in (400, 413, 429)}
LIMITED: Responses = {status: {"model": Problem} for status in (400, 413, 422, 429)}

TripId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{22}$", description="the id that creating the trip returned")]
SessionId = Annotated[str, Header(alias="X-Session-Id", pattern=r"^[A-Za-z0-9_-]{22,64}$")]

router = APIRouter(prefix="/api/trips", tags=["trips"])


async def _limited(request: Request) -> None:
    await request.app.state.rate_limit(request)


async def _trip(trip_id: TripId, context: Context) -> TripRow:
    row = await context.store.get(trip_id)
    if row is None:
        raise HTTPException(404, f"There is no trip {trip_id!r}: it was deleted, or the id is mistyped.")
    return row


Trip = Annotated[TripRow, Depends(_trip)]


class Change(BaseModel):
    """A follow-up in the traveller's words."""

    model_config = ConfigDict(extra="forbid")
    text: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=SHORTEST_CHANGE, max_length=LONGEST_CHANGE)
    ] = Field(examples=["Make day 2 lighter"])


async def _shown(row: TripRow, context: Context) -> TripView:
    return view(row, await context.store.versions(row), context.settings.phoenix_url)


@router.post("", status_code=202, dependencies=[Depends(_limited)], responses=LIMITED)
async def create(trip: TripRequest, context: Context, response: Response) -> TripView:
    """Take a request; answers at once with the trip's id while the agents work."""
    row = await context.planner.create(trip)
    response.headers["Location"] = f"/api/trips/{row.id}"
    return await _shown(row, context)


@router.get("")
async def of_session(session_id: SessionId, context: Context) -> list[TripSummary]:
    """The trips of a session, newest first. The session's id is a secret of the client."""
    return [summary(row) for row in await context.store.of_session(session_id)]


@router.get("/{trip_id}", responses=ERRORS)
async def read(row: Trip, context: Context) -> TripView:
    """A trip with its plan, once there is one."""
    return await _shown(row, context)


@router.get("/{trip_id}/events", responses=ERRORS | NOTHING_MORE, response_class=EventSourceResponse)
async def follow(
    row: Trip, context: Context, last_event_id: Annotated[int, Header(ge=0, le=1_000_000)] = 0
) -> Response:
    """Follow a trip by server-sent events, from the start or after `Last-Event-ID`.

    Ends with `event: end`, or with `event: question` while the trip waits for an answer; follow again once that is
    given. 204 when a trip that has ended or waits holds no event after that one: a browser then stops to ask again.
    """
    if row.status != TripStatus.RUNNING and row.events and last_event_id >= len(row.events):
        return Response(status_code=204)

    async def stream() -> AsyncIterator[ServerSentEvent]:
        async for event in context.planner.follow(row, last_event_id):
            data = json.dumps(event, ensure_ascii=False)
            yield ServerSentEvent(data=data, event=event["kind"], id=str(event["seq"]))

    return EventSourceResponse(stream(), ping=PING_SECONDS, headers={"Cache-Control": "no-store"})


@router.post("/{trip_id}/answer", status_code=202, responses=ERRORS | CONFLICT | BUSY)
async def answer(row: Trip, said: Answer, context: Context) -> TripView:
    """Answer the question that a trip waits for; it goes on in the same run and trace."""
    return await _shown(await context.planner.answer(row, said), context)


@router.post(
    "/{trip_id}/refine", status_code=202, dependencies=[Depends(_limited)], responses=ERRORS | CONFLICT | LIMITED
)
async def refine(row: Trip, asked: Change, context: Context, response: Response) -> TripView:
    """Ask for a change of a plan: makes another version; this one stays as it is."""
    new = await context.planner.refine(row, asked.text)
    response.headers["Location"] = f"/api/trips/{new.id}"
    return await _shown(new, context)


@router.post("/{trip_id}/cancel", responses=ERRORS)
async def cancel(row: Trip, context: Context) -> TripView:
    """Stop a trip and its model calls. One that has ended stays as it is."""
    await context.planner.cancel(row.id)
    return await _shown(await context.store.get(row.id) or row, context)


@router.post("/{trip_id}/rerun", status_code=202, dependencies=[Depends(_limited)], responses=ERRORS | LIMITED)
async def rerun(row: Trip, context: Context, response: Response) -> TripView:
    """Start a new trip with the same request."""
    again = await context.planner.rerun(row)
    response.headers["Location"] = f"/api/trips/{again.id}"
    return await _shown(again, context)


@router.delete("/{trip_id}", status_code=204, responses=ERRORS)
async def delete(row: Trip, context: Context) -> None:
    """Remove a trip for good; one that runs is stopped first. Its trace stays in Phoenix."""
    await context.planner.cancel(row.id)
    await context.store.delete(row.id)
