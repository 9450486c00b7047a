"""Errors as problem details (RFC 9457): what is wrong, with which value, and what is allowed."""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from agents.trip import Refusal
from app.planner import RETRY_AFTER_SECONDS, NoPlan, NotWaiting, TooBusy

MEDIA_TYPE = "application/problem+json"
REFUSED = "urn:triplab:refused"

log = logging.getLogger(__name__)


class FieldError(BaseModel):
    """One field at fault; `field` is a dotted path in the request, empty for the request as a whole."""

    field: str
    message: str


class Problem(BaseModel):
    """The body of every error."""

    type: str = Field(default="about:blank", description=f"`{REFUSED}` where a well-formed request is refused")
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []


def problem(
    status: int,
    detail: str,
    errors: Sequence[FieldError] = (),
    headers: Mapping[str, str] | None = None,
    type: str = "about:blank",
) -> JSONResponse:
    """Make the response of an error."""
    body = Problem(type=type, title=HTTPStatus(status).phrase, status=status, detail=detail, errors=list(errors))
    return JSONResponse(body.model_dump(), status, dict(headers or {}), MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Turn every error of the service into a problem."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(TooBusy, _busy)
    for conflict in (NotWaiting, NoPlan):
        app.add_exception_handler(conflict, _conflict)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(SQLAlchemyError, _no_database)
    app.add_exception_handler(Exception, _unforeseen)
    describe = app.openapi
    app.openapi = lambda: _as_problems(describe())


def _as_problems(schema: dict[str, Any]) -> dict[str, Any]:
    """Document every error as a problem: FastAPI would write its own shape and media type."""
    body = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in schema["paths"].values():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if status >= "400":
                    response["content"] = body
    return schema


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    errors = [FieldError(field=_path(found["loc"]), message=_message(found)) for found in error.errors()]
    return problem(422, "; ".join(f"{found.field or 'request'}: {found.message}" for found in errors), errors)


async def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)
    return problem(422, error.message, [FieldError(field=error.field, message=error.message)], type=REFUSED)


async def _busy(_: Request, error: Exception) -> JSONResponse:
    return problem(429, str(error), headers={"Retry-After": str(RETRY_AFTER_SECONDS)})


async def _conflict(_: Request, error: Exception) -> JSONResponse:
    return problem(409, str(error))


async def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, error.detail, headers=error.headers)


async def _no_database(_: Request, error: Exception) -> JSONResponse:
    log.error("the database does not answer", exc_info=error)
    return problem(503, "The database does not answer.", headers={"Retry-After": str(RETRY_AFTER_SECONDS)})


async def _unforeseen(_: Request, error: Exception) -> JSONResponse:
    log.error("unforeseen error", exc_info=error)
    return problem(500, "The service failed. It has been logged; what you sent was not kept.")


def _path(location: Sequence[Any]) -> str:
    """`("body", "party", "adults")` is `party.adults`; the first part says where the value stood."""
    return ".".join(str(part) for part in location[1:])


def _message(found: Mapping[str, Any]) -> str:
    text = str(found["msg"]).removeprefix("Value error, ")
    given = found.get("input")
    return (
        text if not isinstance(given, str | int | float) or repr(given) in text else f"{text} (got {str(given)[:80]!r})"
    )
