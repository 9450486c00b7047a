"""Liveness and readiness."""

from fastapi import APIRouter
from pydantic import BaseModel

from app.context import Context
from app.problems import Problem

router = APIRouter(tags=["health"])


class Ready(BaseModel):
    """The service can take trips. Phoenix is not needed for that."""

    ready: bool
    in_flight: int


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@router.get("/readyz", responses={503: {"model": Problem}})
async def ready(context: Context) -> Ready:
    """The database answers, so trips can be taken."""
    await context.store.get("ready")
    return Ready(ready=True, in_flight=context.planner.in_flight)
