"""Spans in OpenInference's words. Without a provider the tracer does nothing and costs next to nothing."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Literal

from openinference.instrumentation import OITracer, TraceConfig
from openinference.semconv.trace import SpanAttributes
from opentelemetry.trace import INVALID_SPAN, NoOpTracer, Span, Status, StatusCode

Kind = Literal["chain", "agent", "tool", "guardrail"]


def no_tracer() -> OITracer:
    """A tracer that records nothing."""
    return OITracer(NoOpTracer(), TraceConfig())


@contextmanager
def step(
    tracer: OITracer,
    name: str,
    kind: Kind,
    *,
    given: Any = None,
    parent: str | None = None,
    **attributes: str | int | float,
) -> Generator[Span]:
    """A span around a piece of work: OK when it ends, ERROR with the exception when it raises.

    Args:
        tracer: where the span goes.
        name: of the agent, tool or step.
        kind: OpenInference's span kind.
        given: the input, shown as JSON.
        parent: node before this one in the graph; makes the span a node of the agent graph.
        attributes: more attributes, dots written as `__`.
    """
    if isinstance(tracer, NoOpTracer):
        yield INVALID_SPAN
        return
    with tracer.start_as_current_span(name, openinference_span_kind=kind) as span:
        if span.is_recording():
            show(span, SpanAttributes.INPUT_VALUE, SpanAttributes.INPUT_MIME_TYPE, given)
            if parent is not None:
                span.set_attribute(SpanAttributes.GRAPH_NODE_ID, name)
                span.set_attribute(SpanAttributes.GRAPH_NODE_PARENT_ID, parent)
            for key, value in attributes.items():
                span.set_attribute(key.replace("__", "."), value)
        yield span
        span.set_status(Status(StatusCode.OK))


def show_input(span: Span, value: Any) -> None:
    """Put on the span of a step what it looks at, where that is made within it."""
    if span.is_recording():
        show(span, SpanAttributes.INPUT_VALUE, SpanAttributes.INPUT_MIME_TYPE, value)


def show_output(span: Span, value: Any) -> None:
    """Put the result of a step on its span, as JSON."""
    if span.is_recording():
        show(span, SpanAttributes.OUTPUT_VALUE, SpanAttributes.OUTPUT_MIME_TYPE, value)


def show(span: Span, key: str, mime_key: str, value: Any) -> None:
    """Put a value on a span; pydantic models and plain data become JSON."""
    if value is None:
        return
    dump = getattr(value, "model_dump_json", None)
    text = dump() if dump else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    span.set_attribute(key, text)
    span.set_attribute(mime_key, "text/plain" if isinstance(value, str) else "application/json")
