"""Liveness and readiness."""

from fastapi import APIRouter, Response
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from app.context import Context

router = APIRouter(tags=["health"])


class Ready(BaseModel):
    """What the service needs, and whether it is there. Phoenix is not needed to plan."""

    ready: bool
    database: bool
    in_flight: int


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@router.get("/readyz", responses={503: {"model": Ready}})
async def ready(context: Context, response: Response) -> Ready:
    """The database answers, so trips can be taken."""
    try:
        await context.store.get("ready")
        database = True
    except SQLAlchemyError:
        database = False
        response.status_code = 503
    return Ready(ready=database, database=database, in_flight=context.planner.in_flight)
