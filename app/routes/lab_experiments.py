"""Experiments: is it better, and how sure is that?"""

from collections.abc import AsyncIterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path as FilePath
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Path, Query
from fastapi.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from markupsafe import Markup, escape

from app.context import Context
from app.lab.experiment_shapes import ExperimentsView, VerdictView
from app.lab.experiments import ExperimentsDesk, UnknownExperiment, UnreadableExperiment
from app.lab.shell import lab_page
from app.problems import Problem
from app.routes.pages import FRESH
from app.routes.trips import Responses

CHARTS = "/static/js/plotly.min.js"
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
STYLED = {
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
        "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    )
}
"""As everywhere, but for style: plotly sets `style` attributes and adds rules. Scripts are our own files."""
ERRORS: Responses = {status: {"model": Problem} for status in (404, 422)}
RUN: Responses = {200: {"description": "The run.", "content": {"application/json": {"schema": {"type": "object"}}}}}

Name = Annotated[str, Path(max_length=255, description="the name of a folder in the folder of experiments")]

api = APIRouter(prefix="/api/lab/experiments", tags=["lab"])
pages = APIRouter(include_in_schema=False)


@api.get("", responses={422: {"model": Problem}})
async def experiments(context: Context) -> ExperimentsView:
    """All experiments at a glance."""
    return await context.experiments.all()


@api.get("/{name}/verdict", responses=ERRORS)
async def verdict(name: Name, context: Context) -> VerdictView:
    """What an experiment came to. The first time takes seconds; then it is kept until the experiment goes on."""
    try:
        return VerdictView(says=await context.experiments.verdict(name))
    except UnknownExperiment as error:
        raise HTTPException(404, str(error.args[0])) from error
    except UnreadableExperiment as error:
        raise HTTPException(422, str(error)) from error


@api.get("/{name}/run", responses=ERRORS | RUN, response_class=Response)
async def run(
    name: Name,
    context: Context,
    case: Annotated[str, Query(max_length=300)],
    repetition: Annotated[int, Query(ge=0, le=1000)] = 0,
) -> Response:
    """A run of a case under all variants: request, outputs, verdicts, as `evals.report.Opened` has them."""
    try:
        return Response(await context.experiments.run(name, case, repetition), media_type="application/json")
    except UnknownExperiment as error:
        raise HTTPException(404, str(error.args[0])) from error
    except UnreadableExperiment as error:
        raise HTTPException(422, str(error)) from error


@pages.get("/lab/experiments/{name}")
async def experiment_page(name: Name, context: Context) -> Response:
    """One experiment. The head of the page is sent at once, its body as soon as it is worked out."""
    try:
        await context.experiments.known(name)
    except UnknownExperiment as error:
        missing = _trouble("There is no such experiment", str(error.args[0]))
        return HTMLResponse(_shell(name, missing, charts=False), 404, FRESH)
    return StreamingResponse(_told(name, context.experiments), headers=FRESH | STYLED, media_type="text/html")


@pages.get("/lab/experiments/{name}/report.html")
async def file(name: Name, context: Context) -> Response:
    """The report as a file that needs nothing else."""
    try:
        content = await context.experiments.file(name)
    except UnknownExperiment as error:
        raise HTTPException(404, str(error.args[0])) from error
    except UnreadableExperiment as error:
        raise HTTPException(422, str(error)) from error
    called = f"attachment; filename*=UTF-8''{quote(name, safe='')}.html"
    return HTMLResponse(content, headers={"Content-Disposition": called, "Cache-Control": "no-store"})


@pages.get(CHARTS)
async def charts() -> FileResponse:
    """Plotly's script, from its package; the address carries its version."""
    spec = find_spec("plotly")
    assert spec
    assert spec.origin
    return FileResponse(FilePath(spec.origin).parent / "package_data" / "plotly.min.js", headers=KEPT)


async def _told(name: str, desk: ExperimentsDesk) -> AsyncIterator[str]:
    marker = "<!-- body -->"
    head, _, foot = _shell(name, Markup(marker), charts=True).partition(marker)
    yield head
    at = f"/lab/experiments/{quote(name, safe='')}"
    try:
        yield await desk.body(name, rows=f"/api{at}/run", download=f"{at}/report.html")
    except (UnknownExperiment, UnreadableExperiment) as error:
        yield _trouble("This experiment cannot be read", f"{error.args[0]} No file was changed.")
    yield foot


def _shell(name: str, content: Markup, *, charts: bool) -> str:
    script = f"{CHARTS}?v={version('plotly')}" if charts else None
    return lab_page("experiment.html", f"/lab/experiments/{name}", name=name, body=content, chart_script=script)


def _trouble(title: str, detail: str) -> Markup:
    return Markup('<section class="notice bad" role="alert"><div><h2>{}</h2><p>{}</p></div></section>').format(
        escape(title), escape(detail)
    )
