"""The page, and the files that it is made of."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

import frontend

FOLDER = Path(frontend.__file__).parent
INDEX = FOLDER / "index.html"

router = APIRouter(include_in_schema=False)
static = StaticFiles(directory=FOLDER / "static")


@router.get("/")
@router.get("/trips/{trip_id}")
async def page() -> FileResponse:
    """The planner; which trip it shows is in the address."""
    return FileResponse(INDEX, headers={"Cache-Control": "no-cache"})


@router.get("/shared/{token}")
async def shared_page() -> FileResponse:
    """A shared plan on the same page; search engines are asked to leave it alone."""
    return FileResponse(INDEX, headers={"Cache-Control": "no-cache", "X-Robots-Tag": "noindex"})
