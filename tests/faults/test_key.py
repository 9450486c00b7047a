"""The key stays secret, whatever an endpoint sends back."""

import logging
from collections.abc import Iterator

import pytest
from openinference.instrumentation import OITracer, TracerProvider
from openinference.instrumentation.openai import OpenAIInstrumentor
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.faults.support import KEY, plan
from tests.standin import Trouble


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def tracer(exporter: InMemorySpanExporter) -> Iterator[OITracer]:
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    OpenAIInstrumentor().instrument(tracer_provider=provider)
    tracer = provider.get_tracer("test")
    assert isinstance(tracer, OITracer)
    yield tracer
    OpenAIInstrumentor().uninstrument()
    provider.shutdown()


@pytest.mark.parametrize("agents", [["research"], ["itinerary"], []], ids=["research", "itinerary", "all"])
async def test_an_echoed_key_reaches_no_outcome_log_or_span(
    agents: list[str], tracer: OITracer, exporter: InMemorySpanExporter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        planned = await plan(Trouble("unauthorised", agents), tracer)
    spans = [span.to_json() for span in exporter.get_finished_spans()]
    assert any("HTTP 401" in span or "401" in span for span in spans)
    assert all(KEY not in span for span in spans)
    assert KEY not in caplog.text
    assert KEY not in planned.outcome.model_dump_json()
