"""Coverage: what was never tried, and where failures gather."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query

from app.context import Context
from app.lab.coverage import UnknownSource
from app.lab.coverage_shapes import CoverageView, RowsView, SourcesView
from app.lab.rows_folder import Unreadable
from app.problems import Problem
from app.routes.trips import Responses
from synthetic.dimensions import DimensionsError

VALUE = r"[a-z][a-z0-9_]*:[a-z][a-z0-9_]*"
ERRORS: Responses = {status: {"model": Problem} for status in (404, 422)}

Of = Annotated[str, Query(max_length=300, description="`requests`, or the id of a file that `sources` lists")]
Cell = Annotated[str, Query(pattern=f"^{VALUE}(,{VALUE}){{0,3}}$", examples=["party:family,budget:tight"])]

router = APIRouter(prefix="/api/lab/coverage", tags=["lab"])


@router.get("/sources", responses={422: {"model": Problem}})
async def sources(context: Context) -> SourcesView:
    """What there is to look at: the requests to this service, and files of rows."""
    return await context.coverage.sources()


@router.get("", responses=ERRORS)
async def coverage(context: Context, of: Of, strength: Annotated[int, Query(ge=1, le=3)] = 2) -> CoverageView:
    """What a set of rows tried and what it never tried, for combinations of so many values; and where it failed."""
    try:
        return await context.coverage.coverage(of, strength)
    except UnknownSource as error:
        raise HTTPException(404, str(error.args[0])) from error
    except Unreadable as error:
        raise HTTPException(422, str(error)) from error


@router.get("/rows", responses=ERRORS)
async def rows(context: Context, of: Of, cell: Cell) -> RowsView:
    """The rows that have some values, at most fifty of them."""
    values = dict(part.split(":") for part in cell.split(","))
    try:
        return await context.coverage.rows(of, values, context.settings.phoenix_url)
    except UnknownSource as error:
        raise HTTPException(404, str(error.args[0])) from error
    except (Unreadable, DimensionsError) as error:
        raise HTTPException(422, str(error)) from error
