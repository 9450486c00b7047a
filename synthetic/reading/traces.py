"""The requests of real runs, from the traces that Phoenix keeps of them."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from agents.data.tables import TravelData
from agents.request import TripRequest
from synthetic.reading.form import read_request

ROOT = "plan_trip"
MOST = 5_000
"""Requests that are read at the most, the newest."""

_MAPPING = TypeAdapter(dict[str, Any])


class TracesError(RuntimeError):
    """Phoenix does not answer, or has no such project; the message says which."""


class Traced(NamedTuple):
    """A request of a run; `made` says that its tuple came with the trace and was not read from the form.

    `request` is None where the form is none of this version's, `experiment` the one that the run was part of, if any.
    """

    trace_id: str
    tuple: Mapping[str, str]
    made: bool
    request: TripRequest | None
    asked_on: date
    experiment: str | None = None


def requests_of_traces(url: str, project: str, data: TravelData, most: int = MOST) -> Iterator[Traced]:
    """The tuples of a project's requests: the one that stands in the trace's metadata, else read from the form.

    Args:
        url: base URL of Phoenix.
        project: name of the project there.
        data: where destinations and costs are looked up.
        most: how many root spans are asked for.

    Raises:
        TracesError: there is no Phoenix, or no such project in it.
    """
    for span in spans_of(url, project, most, parent_id="null", name=ROOT):
        attributes: dict[str, Any] = span.get("attributes") or {}
        request, asked_on = _request(attributes), datetime.fromisoformat(span["start_time"]).date()
        made = _made(attributes)
        tuple = made or (read_request(request, data, asked_on) if request else {})
        if tuple:
            id, experiment = span["context"]["trace_id"], _said(attributes, "experiment")
            yield Traced(id, tuple, bool(made), request, asked_on, str(experiment) if experiment else None)


def spans_of(url: str, project: str, most: int, **wanted: Any) -> list[Any]:
    """Spans as Phoenix gives them, the newest first, at most so many; `wanted` as its client's `get_spans` takes it.

    Raises: as `requests_of_traces`.
    """
    from httpx import HTTPError, HTTPStatusError
    from phoenix.client import Client
    from phoenix.client.exceptions import PhoenixException

    try:
        spans = Client(base_url=url).spans
        return list(spans.get_spans(project_identifier=project, limit=most, **wanted))
    except HTTPStatusError as error:
        missing = error.response.status_code == 404
        why = f"has no project {project!r}" if missing else f"answers {error.response.status_code}"
        raise TracesError(f"Phoenix at {url} {why}") from error
    except (HTTPError, PhoenixException) as error:
        raise TracesError(f"Phoenix at {url} does not answer: {error}") from error


def _made(attributes: Mapping[str, Any]) -> dict[str, str]:
    """The tuple that a driver sent along: in the metadata, which Phoenix gives as JSON or as flat keys."""
    begins = "metadata.tuple."
    flat = {key.removeprefix(begins): str(value) for key, value in attributes.items() if key.startswith(begins)}
    whole = _mapping(_said(attributes, "tuple"))
    return flat or {key: str(value) for key, value in whole.items()}


def _said(attributes: Mapping[str, Any], name: str) -> Any:
    """An entry of the metadata."""
    return attributes.get(f"metadata.{name}") or _mapping(attributes.get("metadata")).get(name)


def _mapping(value: Any) -> dict[str, Any]:
    """A JSON object, parsed or in text; empty for anything else."""
    try:
        return _MAPPING.validate_json(value) if isinstance(value, str) else _MAPPING.validate_python(value)
    except ValidationError:
        return {}


def _request(attributes: Mapping[str, Any]) -> TripRequest | None:
    """The form; None where it is none of this version's."""
    try:
        return TripRequest.model_validate_json(attributes.get("input.value") or "")
    except ValidationError:
        return None
