"""Links to a trip's plan: make, list, revoke."""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path
from pydantic import BaseModel, ConfigDict, Field

from app.context import Context
from app.routes.take_along import Planned
from app.routes.trips import BUSY, CONFLICT, ERRORS, Trip
from app.store.shares import TooManyLinks
from app.store.tables import utc

LONGEST, USUAL = 90, 30

ShareId = Annotated[str, Path(max_length=16)]

router = APIRouter(prefix="/api/trips/{trip_id}/shares", tags=["take along"])


class ShareRequest(BaseModel):
    """For how many days a link works."""

    model_config = ConfigDict(extra="forbid")
    days: int = Field(default=USUAL, ge=1, le=LONGEST)


class NewShare(BaseModel):
    """A link, shown this once: only a digest of its token is kept. `url` is a path on this service."""

    id: str
    token: str
    url: str
    expires_at: datetime


class ShareView(BaseModel):
    """A link without its token."""

    id: str
    created_at: datetime
    expires_at: datetime
    revoked: bool


@router.post("", status_code=201, responses=ERRORS | CONFLICT | BUSY)
async def share(row: Planned, context: Context, asked: ShareRequest | None = None) -> NewShare:
    """Make a link under which anybody can read the plan, until it expires or is revoked."""
    lifetime = timedelta(days=(asked or ShareRequest()).days)
    try:
        made, token = await context.shares.add(row.id, lifetime)
    except TooManyLinks as error:
        raise HTTPException(409, f"No more links: {error}.") from error
    return NewShare(id=made.id, token=token, url=f"/shared/{token}", expires_at=utc(made.expires_at))


@router.get("", responses=ERRORS)
async def shares(row: Trip, context: Context) -> list[ShareView]:
    """The links of a trip, newest first, without their tokens."""
    return [
        ShareView(
            id=one.id,
            created_at=utc(one.created_at),
            expires_at=utc(one.expires_at),
            revoked=one.revoked_at is not None,
        )
        for one in await context.shares.of_trip(row.id)
    ]


@router.delete("/{share_id}", status_code=204, responses=ERRORS)
async def revoke(row: Trip, share_id: ShareId, context: Context) -> None:
    """Close a link for good."""
    if not await context.shares.revoke(row.id, share_id):
        raise HTTPException(404, f"Trip {row.id!r} has no link {share_id!r}.")
