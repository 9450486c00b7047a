"""Tracing to Phoenix: OpenTelemetry over HTTP in batches. A Phoenix that is slow, gone or killed costs traces only."""

import logging
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event, Thread
from urllib.parse import urlsplit

from openinference.instrumentation import OITracer, TraceConfig, TracerProvider
from openinference.instrumentation.openai import OpenAIInstrumentor
from openinference.semconv.resource import ResourceAttributes
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased

from agents.tracing import no_tracer

QUEUE = 65_536
BATCH = 128
DELAY_MS = 1_000
EXPORT_TIMEOUT = 5
FLUSH_SECONDS = 3
START_SECONDS = 60
_NOISY = ("opentelemetry.exporter.otlp.proto.http", "opentelemetry.sdk._shared_internal", "opentelemetry.exporter.http")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Telemetry:
    """A tracer, and what must be closed at the end."""

    tracer: OITracer
    provider: TracerProvider | None = None
    exporter: SpanExporter | None = None

    def close(self) -> None:
        """Send what is queued, for a few seconds at most, and stop."""
        if self.provider and self.exporter:
            OpenAIInstrumentor().uninstrument()
            flushing = Thread(target=self.provider.force_flush, daemon=True)
            flushing.start()
            flushing.join(FLUSH_SECONDS)
            self.exporter.shutdown()
            self.provider.shutdown()


def trace_to(phoenix_url: str | None, project: str, sample_rate: float = 1.0) -> Telemetry:
    """Start tracing to a Phoenix, or to nothing when there is no URL.

    Args:
        phoenix_url: base URL of Phoenix, such as `http://127.0.0.1:6006`.
        project: Phoenix project of the traces.
        sample_rate: share of the runs that are traced, 0 to 1.
    """
    if phoenix_url is None:
        return Telemetry(no_tracer())
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    exporter = OTLPSpanExporter(endpoint=f"{phoenix_url}/v1/traces", timeout=EXPORT_TIMEOUT)
    return trace_with(PatientExporter(exporter, phoenix_url), project, sample_rate)


def trace_with(exporter: SpanExporter, project: str, sample_rate: float = 1.0) -> Telemetry:
    """Start tracing into an exporter, in batches. The SDK's calls become spans until the telemetry is closed."""
    provider = TracerProvider(
        resource=Resource.create({ResourceAttributes.PROJECT_NAME: project}),
        sampler=ParentBased(TraceIdRatioBased(sample_rate)),
    )
    provider.add_span_processor(
        BatchSpanProcessor(exporter, max_queue_size=QUEUE, max_export_batch_size=BATCH, schedule_delay_millis=DELAY_MS)
    )
    # A limit on images would have every request copied first, to look for some: ours hold none.
    no_copies = TraceConfig(base64_image_max_length=0)
    OpenAIInstrumentor().instrument(tracer_provider=provider, config=no_copies)
    tracer = provider.get_tracer("triplab")
    assert isinstance(tracer, OITracer)
    return Telemetry(tracer, provider, exporter)


class PatientExporter(SpanExporter):
    """Waits for a Phoenix that is still starting; logs one line when it stops to answer and one when it answers again.

    It runs in the batch processor's thread: nothing waits for it, and spans queue up meanwhile.
    """

    def __init__(self, inner: SpanExporter, where: str) -> None:
        self._inner = inner
        self._where = where
        self._failing = False
        self._waited = False
        self._closing = Event()

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """Hand the batch on."""
        if not self._waited:
            self._wait_for_start()
        result = self._inner.export(spans)
        failed = result is not SpanExportResult.SUCCESS
        if failed and not self._failing:
            log.warning("Phoenix at %s does not take traces; plans go on, their traces are dropped", self._where)
        elif self._failing and not failed:
            log.warning("Phoenix at %s takes traces again", self._where)
        self._failing = failed
        return result

    def shutdown(self) -> None:
        """Stop the exporter."""
        self._closing.set()
        self._inner.shutdown()

    def force_flush(self, timeout_millis: int = FLUSH_SECONDS * 1000) -> bool:
        """Nothing is held here."""
        return self._inner.force_flush(timeout_millis)

    def _wait_for_start(self) -> None:
        self._waited = True
        where = urlsplit(self._where)
        for _ in range(START_SECONDS):
            try:
                socket.create_connection(
                    (where.hostname or "", where.port or (443 if where.scheme == "https" else 80)), timeout=1
                ).close()
            except OSError:
                if self._closing.wait(1):
                    return
            else:
                return
