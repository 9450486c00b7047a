"""A trip's plan as files to take along."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response

from agents.itinerary import Itinerary
from app.exports import calendar, markdown
from app.exports.finished import FinishedPlan
from app.planner import NoPlan
from app.routes.trips import CONFLICT, ERRORS, Trip
from app.store.tables import TripRow, utc

PRIVATE = {"Cache-Control": "no-store"}

router = APIRouter(prefix="/api/trips", tags=["take along"])


def file_of(media_type: str) -> dict[int | str, dict[str, Any]]:
    """The documentation of a route that answers with a file."""
    return {200: {"content": {media_type: {"schema": {"type": "string"}}}, "description": "The file."}}


def attachment(content: str | bytes, media_type: str, name: str) -> Response:
    """A file that a browser saves under `name` and nobody caches."""
    return Response(
        content, media_type=media_type, headers=PRIVATE | {"Content-Disposition": f'attachment; filename="{name}"'}
    )


def finished_plan(row: TripRow, plan: Itinerary) -> FinishedPlan:
    """A plan of a trip, ready to be written out. Versions of one trip share the ids of their events."""
    return FinishedPlan(plan, row.family, utc(row.finished_at or row.created_at), row.model)


async def planned(row: Trip) -> TripRow:
    """A trip that has a plan.

    Raises:
        NoPlan: it has none, or none yet.
    """
    if row.itinerary is None:
        raise NoPlan(f"trip {row.id!r} has no plan to take along; it is {row.status}")
    return row


Planned = Annotated[TripRow, Depends(planned)]


@router.get(
    "/{trip_id}/calendar.ics", responses=ERRORS | CONFLICT | file_of(calendar.MEDIA_TYPE), response_class=Response
)
def calendar_of_trip(row: Planned) -> Response:
    """The plan for a calendar (RFC 5545). Import it again after a change: events are replaced, not doubled."""
    finished = finished_plan(row, Itinerary.model_validate(row.itinerary))
    return attachment(calendar.calendar(finished), calendar.MEDIA_TYPE, finished.file_name(".ics"))


@router.get("/{trip_id}/plan.md", responses=ERRORS | CONFLICT | file_of(markdown.MEDIA_TYPE), response_class=Response)
def markdown_of_trip(row: Planned) -> Response:
    """The whole plan as Markdown."""
    finished = finished_plan(row, Itinerary.model_validate(row.itinerary))
    return attachment(markdown.markdown(finished), markdown.MEDIA_TYPE, finished.file_name(".md"))
