"""The page, and the files that it is made of."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles

import frontend
from app.context import Context
from app.lab.commands import first_queue
from app.lab.shell import lab_page
from synthetic.coverage.heatmap import STYLE

FOLDER = Path(frontend.__file__).parent
INDEX = FOLDER / "index.html"
FRESH = {"Cache-Control": "no-cache"}

router = APIRouter(include_in_schema=False)
static = StaticFiles(directory=FOLDER / "static")


@router.get("/")
@router.get("/trips/{trip_id}")
async def page() -> FileResponse:
    """The planner; which trip it shows is in the address."""
    return FileResponse(INDEX, headers=FRESH)


@router.get("/shared/{token}")
async def shared_page() -> FileResponse:
    """A shared plan on the same page; search engines are asked to leave it alone."""
    return FileResponse(INDEX, headers=FRESH | {"X-Robots-Tag": "noindex"})


@router.get("/lab")
async def lab() -> RedirectResponse:
    """The first page of the lab."""
    return RedirectResponse("/lab/coverage")


@router.get("/lab/coverage")
async def coverage_page() -> HTMLResponse:
    """What was never tried; the source and the view are in the address."""
    return HTMLResponse(lab_page("coverage.html", "/lab/coverage"), headers=FRESH)


@router.get("/lab/experiments")
async def experiments_page() -> HTMLResponse:
    """All experiments."""
    return HTMLResponse(lab_page("experiments.html", "/lab/experiments"), headers=FRESH)


@router.get("/lab/label")
async def label_page(context: Context) -> HTMLResponse:
    """Labelling; the queue, the person and the item are in the address."""
    settings = context.settings
    first = first_queue(settings.experiments, settings.home / "synthetic", settings.port)
    return HTMLResponse(lab_page("label.html", "/lab/label", commands=first), headers=FRESH)


@router.get("/static/css/heatmap.css")
async def heat_map_style() -> FileResponse:
    """The style of heat maps, which the page shares with the file that `triplab synth coverage` writes."""
    return FileResponse(STYLE)
