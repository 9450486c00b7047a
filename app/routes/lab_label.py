"""Labelling: queues, the next items of a person, their labels, and what may be seen afterwards."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query

from app.context import Context
from app.lab.label_desk import NoSuchText, NotYet, Unknown
from app.lab.label_shapes import (
    Acknowledged,
    AfterView,
    EndView,
    ItemView,
    NextView,
    QueueSummary,
    QueueView,
    SentEvents,
)
from app.problems import Problem
from app.routes.trips import Responses
from app.store.labels import KnownOtherwise, NotTheirs
from evals.labels.text import Person

ERRORS: Responses = {status: {"model": Problem} for status in (404, 422)}
KEEPING: Responses = {status: {"model": Problem} for status in (400, 404, 409, 413, 422)}
HIDDEN: Responses = {403: {"model": Problem}}

Name = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9_.-]{0,63}$", description="of a queue")]
ItemId = Annotated[str, Path(pattern=r"^i-[0-9a-f]{16}$", description="of an item of the queue")]
Who = Annotated[Person, Query(description="one of the queue's people")]

router = APIRouter(prefix="/api/lab/label", tags=["lab"])


@router.get("/queues")
async def queues(context: Context) -> list[QueueSummary]:
    """All queues with the progress of their people, the newest first."""
    return await context.labels.queues()


@router.get("/queues/{name}", responses=ERRORS)
async def queue(name: Name, context: Context) -> QueueView:
    """A queue with its rubric, and how its items were chosen."""
    try:
        return await context.labels.queue(name)
    except Unknown as error:
        raise HTTPException(404, str(error)) from error


@router.get("/queues/{name}/next", responses=ERRORS)
async def next_items(
    name: Name, person: Who, context: Context, number: Annotated[int, Query(ge=1, le=50)] = 5
) -> NextView:
    """The next items that a person has not labelled, in their own order; more than one, to be fetched ahead."""
    try:
        return await context.labels.next(name, person, number)
    except Unknown as error:
        raise HTTPException(404, str(error)) from error


@router.get("/queues/{name}/items/{item}", responses=ERRORS)
async def item(name: Name, item: ItemId, person: Who, context: Context) -> ItemView:
    """An item of a person's queue with their own label, to go back to it."""
    try:
        return await context.labels.item(name, person, item)
    except Unknown as error:
        raise HTTPException(404, str(error)) from error


@router.post("/queues/{name}/events", responses=KEEPING)
async def events(name: Name, sent: SentEvents, context: Context) -> Acknowledged:
    """Keep labels and withdrawals, all or none. Answered when they are on the disk; the same again changes nothing."""
    try:
        return await context.labels.take(name, sent.person, sent.events)
    except (Unknown, NotTheirs) as error:
        raise HTTPException(404, str(error)) from error
    except KnownOtherwise as error:
        raise HTTPException(409, str(error)) from error
    except NoSuchText as error:
        raise HTTPException(422, str(error)) from error


@router.get("/queues/{name}/items/{item}/after", responses=ERRORS | HIDDEN)
async def after(name: Name, item: ItemId, person: Who, context: Context) -> AfterView:
    """What judges and others say of an item, for those who have labelled it by this version of the rubric."""
    try:
        return await context.labels.after(name, person, item)
    except Unknown as error:
        raise HTTPException(404, str(error)) from error
    except NotYet as error:
        raise HTTPException(403, str(error)) from error


@router.get("/queues/{name}/end", responses=ERRORS | HIDDEN)
async def end(name: Name, person: Who, context: Context) -> EndView:
    """What a person said of their queue, and how far others said the same, once nothing is left."""
    try:
        return await context.labels.end(name, person)
    except Unknown as error:
        raise HTTPException(404, str(error)) from error
    except NotYet as error:
        raise HTTPException(403, str(error)) from error
