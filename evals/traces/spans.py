"""Spans of whole traces, as far as they are evaluated: agents, tools and steps, not the calls to models within them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from synthetic.reading.traces import spans_of

KINDS = ("CHAIN", "AGENT", "TOOL")
AT_ONCE = 50
"""Traces that are asked for at once: their ids stand in the address of the request."""
MOST = 100_000
_OBJECT = TypeAdapter(dict[str, Any])


class Context(BaseModel):
    """Hex digits: 32 of the trace, 16 of the span."""

    trace_id: str
    span_id: str


class Span(BaseModel):
    """A span as Phoenix gives it; attributes by their names with dots."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    name: str
    context: Context
    parent_id: str | None = None
    span_kind: str = ""
    start_time: datetime
    end_time: datetime
    status_code: str = ""
    status_message: str = ""
    attributes: dict[str, Any] = {}

    @property
    def failed(self) -> str | None:
        """Why, where it did."""
        return (self.status_message or "it failed") if self.status_code == "ERROR" else None

    def text(self, attribute: str) -> str:
        """An attribute as text; empty where there is none."""
        value = self.attributes.get(attribute)
        return value if isinstance(value, str) else ""

    def mapping(self, attribute: str) -> dict[str, Any]:
        """An attribute that is a JSON object; empty where it is none."""
        try:
            return _OBJECT.validate_json(self.text(attribute))
        except ValidationError:
            return {}

    def under(self, attribute: str) -> dict[str, str]:
        """What Phoenix has taken apart: `metadata.prompts` with `metadata.prompts.local` gives `local`."""
        begins = f"{attribute}."
        flat = {name.removeprefix(begins): value for name, value in self.attributes.items() if name.startswith(begins)}
        return {name: str(value) for name, value in flat.items()}


def read_traces(url: str, project: str, trace_ids: Sequence[str]) -> dict[str, list[Span]]:
    """The spans of traces by their ids, in the order of starting; a trace that is not there is left out.

    Raises:
        TracesError: there is no Phoenix at `url`, or no such project in it.
    """
    found: dict[str, list[Span]] = {}
    for start in range(0, len(trace_ids), AT_ONCE):
        some = list(trace_ids[start : start + AT_ONCE])
        for raw in spans_of(url, project, MOST, trace_ids=some, span_kind=list(KINDS)):
            span = Span.model_validate(raw)
            found.setdefault(span.context.trace_id, []).append(span)
    return {id: sorted(spans, key=lambda span: span.start_time) for id, spans in found.items()}
