"""What the API sends."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from agents.itinerary import Itinerary
from agents.questions.registry import Question
from agents.request import TripRequest
from agents.run import UsageReport
from agents.specialists.registry import all_specialists
from app.settings import REHEARSAL
from app.store.tables import TripRow, TripStatus, utc
from app.store.trips import Version

TITLES = {
    TripStatus.FAILED: "The plan could not be made",
    TripStatus.REFUSED: "This trip cannot be planned",
    TripStatus.CANCELLED: "Cancelled",
    TripStatus.INTERRUPTED: "Interrupted by a restart of the service",
}
NOT_CHANGED = "The plan was not changed"


class ModelView(BaseModel):
    """Which model is in use. The rehearsal engine is not a language model."""

    name: str
    rehearsal: bool


class AgentView(BaseModel):
    """An agent that works in parallel with others, and what it does."""

    id: str
    does: str


class EndView(BaseModel):
    """Why a trip has no plan."""

    title: str
    detail: str
    field: str | None


class VersionView(BaseModel):
    """A plan of the same trip, and the follow-up that made it."""

    id: str
    version: int
    change: str | None


class TripView(BaseModel):
    """A trip. `events` are kept when it ends; follow them live at `/api/trips/{id}/events`."""

    id: str
    version: int
    change: str | None
    versions: list[VersionView]
    status: TripStatus
    request: TripRequest
    itinerary: Itinerary | None
    question: Question | None
    error: EndView | None
    model: ModelView
    agents: list[AgentView]
    prompts: dict[str, str]
    trace_url: str | None
    trace_id: str | None
    span_id: str | None
    created_at: datetime
    finished_at: datetime | None
    elapsed_ms: int | None
    usage: UsageReport | None
    events: list[dict[str, Any]]


class TripSummary(BaseModel):
    """A trip in the list of its session."""

    id: str
    status: TripStatus
    destination: str
    days: int
    created_at: datetime
    headline: str | None
    change: str | None


class DestinationView(BaseModel):
    """A city for autocompletion; `curated` says whether the data holds places for it."""

    id: str
    name: str
    region: str
    country: str
    country_name: str
    curated: bool


def view(row: TripRow, versions: Sequence[Version], phoenix_url: str | None) -> TripView:
    """Show a trip among the plans of its family."""
    status = TripStatus(row.status)
    ended_without_plan = status in TITLES
    return TripView(
        id=row.id,
        version=row.version,
        change=row.change,
        versions=[VersionView(**found._asdict()) for found in versions],
        status=status,
        request=TripRequest.model_validate(row.request),
        itinerary=Itinerary.model_validate(row.itinerary) if row.itinerary else None,
        question=Question.model_validate(row.question) if row.question else None,
        error=EndView(title=_title(row, status), detail=row.why or "", field=row.field) if ended_without_plan else None,
        model=ModelView(name=row.model, rehearsal=row.model == REHEARSAL),
        agents=[AgentView(id=agent.name, does=agent.does) for agent in all_specialists().values()]
        if row.version == 1
        else [],
        prompts=row.prompts or {},
        trace_url=f"{phoenix_url}/redirects/traces/{row.trace_id}" if phoenix_url and row.trace_id else None,
        trace_id=row.trace_id,
        span_id=row.span_id,
        created_at=utc(row.created_at),
        finished_at=utc(row.finished_at) if row.finished_at else None,
        elapsed_ms=row.elapsed_ms,
        usage=UsageReport.model_validate(row.usage) if row.usage else None,
        events=row.events or [],
    )


def _title(row: TripRow, status: TripStatus) -> str:
    return NOT_CHANGED if row.change and status is TripStatus.REFUSED else TITLES[status]


def summary(row: TripRow) -> TripSummary:
    """Show a trip in a list."""
    request = TripRequest.model_validate(row.request)
    return TripSummary(
        id=row.id,
        status=TripStatus(row.status),
        destination=request.destination,
        days=request.length,
        created_at=utc(row.created_at),
        headline=row.itinerary["headline"] if row.itinerary else None,
        change=row.change,
    )
