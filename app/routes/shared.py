"""A shared plan, for whoever has the link: to read, and to take along."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path, Response

from app.context import Context
from app.exports import calendar, markdown
from app.problems import Problem
from app.routes.take_along import PRIVATE, attachment, file_of, finished_plan
from app.routes.trips import Responses
from app.sharing import SharedView, shared_view
from app.store.shares import OpenedShare

CLOSED = "There is no shared plan at this address: the link has expired, was revoked, or is not complete."
NOT_INDEXED = PRIVATE | {"X-Robots-Tag": "noindex"}
ERRORS: Responses = {404: {"model": Problem}}

router = APIRouter(prefix="/api/shared", tags=["take along"])


async def _opened(
    token: Annotated[str, Path(description="the token of a share link")], context: Context
) -> OpenedShare:
    opened = await context.shares.open(token)
    if opened is None or opened.trip.itinerary is None:
        raise HTTPException(404, CLOSED, NOT_INDEXED)
    return opened


Opened = Annotated[OpenedShare, Depends(_opened)]


@router.get("/{token}", responses=ERRORS)
async def read(opened: Opened, context: Context, response: Response) -> SharedView:
    """The plan behind a link. Unknown, expired and revoked links are the same 404."""
    response.headers.update(NOT_INDEXED)
    return shared_view(opened, context.data)


@router.get("/{token}/calendar.ics", responses=ERRORS | file_of(calendar.MEDIA_TYPE), response_class=Response)
def calendar_of_shared(opened: Opened, context: Context) -> Response:
    """The shared plan for a calendar."""
    finished = finished_plan(opened.trip, shared_view(opened, context.data).itinerary)
    return attachment(calendar.calendar(finished), calendar.MEDIA_TYPE, finished.file_name(".ics"))


@router.get("/{token}/plan.md", responses=ERRORS | file_of(markdown.MEDIA_TYPE), response_class=Response)
def markdown_of_shared(opened: Opened, context: Context) -> Response:
    """The shared plan as Markdown."""
    finished = finished_plan(opened.trip, shared_view(opened, context.data).itinerary)
    return attachment(markdown.markdown(finished), markdown.MEDIA_TYPE, finished.file_name(".md"))
