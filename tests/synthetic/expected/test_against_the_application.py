"""The application, run by the rehearsal engine, does what is expected of every pair of values."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from openinference.instrumentation import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from agents.deps import Deps
from synthetic.dimensions import Dimensions
from synthetic.expected.expected import Expected
from synthetic.tuples.generate import generate
from tests.synthetic.conftest import PLAIN
from tests.synthetic.expected import application
from tests.synthetic.expected.application import mismatches

SEED = 1


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def traced(deps: Deps, exporter: InMemorySpanExporter) -> Iterator[Deps]:
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    yield replace(deps, tracer=provider.get_tracer("test"))
    provider.shutdown()


async def test_every_pair_of_values(
    dimensions: Dimensions, traced: Deps, exporter: InMemorySpanExporter, today: date
) -> None:
    rows = [dimensions.decode(row) for row in generate(dimensions.space(2), "quick", 0)]
    found = {
        str(values): wrong for values in rows if (wrong := await mismatches(values, SEED, traced, exporter, today))
    }
    assert len(rows) > 30
    assert found == {}


async def test_a_wrong_expectation_is_seen(
    traced: Deps, exporter: InMemorySpanExporter, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> Expected:
        call = {"agent": "research", "tool": "get_visa_rule", "arguments": {"passport": "IN"}}
        told = {"topic": "climate", "holds": "99 °C"}
        return Expected.model_validate(
            {"ends": "refused", "asks": ["which_length"], "feasible": False, "calls": [call], "never": ["get_costs"]}
            | {"facts": [told], "cheapest": "1", "currency": "USD"}
        )

    monkeypatch.setattr(application, "expect", wrong)
    found = await mismatches(PLAIN, SEED, traced, exporter, today)
    assert [line.partition(":")[0] for line in found] == [
        "ending", "questions", "call get_visa_rule {'passport'", "call get_costs", "feasible", "cheapest", "not told",
    ]  # fmt: skip
