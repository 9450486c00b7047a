"""A client's baggage says which case a run is for: it stands on the run's own span, and nowhere without one."""

import json
import logging
from collections.abc import AsyncGenerator, Sequence
from typing import Any

import httpx2
import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from app.settings import Settings
from app.telemetry import Telemetry, trace_with
from tests.app.conftest import TOKYO, Run, finished

SPRINGFIELD: dict[str, Any] = {"destination": "Springfield", "days": 2}
SAID = "triplab.case=c-1,triplab.split=dev,triplab.tuple.party=family,triplab.tuple.budget=other_currency"
TAGS = {"case": "c-1", "split": "dev", "tuple": {"party": "family", "budget": "other_currency"}}
OWN = {"prompts", "model", "status"}
RUNS = ("plan_trip", "resume_trip", "refine_trip")


class Traced:
    """A client of a service whose spans are kept here."""

    def __init__(self, client: httpx2.AsyncClient, spans: InMemorySpanExporter) -> None:
        self.client, self._spans = client, spans

    async def post(self, path: str, body: dict[str, Any], baggage: str | None = SAID) -> dict[str, Any]:
        headers = {"baggage": baggage} if baggage is not None else {}
        taken = await self.client.post(path, json=body, headers=headers)
        assert taken.status_code == 202
        return await finished(self.client, taken.json())

    def runs(self, service: Telemetry) -> list[tuple[str, dict[str, Any]]]:
        """Name and metadata of each run, in order of their ends."""
        assert service.provider
        service.provider.force_flush()
        spans: Sequence[ReadableSpan] = self._spans.get_finished_spans()
        told = [(span.name, (span.attributes or {}).get("metadata")) for span in spans]
        assert {name for name, metadata in told if metadata} <= {*RUNS}
        return [(name, json.loads(str(metadata))) for name, metadata in told if metadata]


@pytest.fixture
def service() -> Telemetry:
    return trace_with(InMemorySpanExporter(), "test")


@pytest.fixture
async def traced(
    settings: Settings, run: Run, service: Telemetry, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[Traced]:
    def traced_here(*_: object) -> Telemetry:
        return service

    monkeypatch.setattr("app.service.trace_to", traced_here)
    assert isinstance(service.exporter, InMemorySpanExporter)
    async with run(settings) as client:
        yield Traced(client, service.exporter)


def tags(metadata: dict[str, Any]) -> dict[str, Any]:
    assert metadata.keys() >= OWN
    return {name: value for name, value in metadata.items() if name not in OWN}


async def test_the_tuple_stands_on_every_kind_of_run(traced: Traced, service: Telemetry) -> None:
    asked = await traced.post("/api/trips", SPRINGFIELD)
    done = await traced.post(f"/api/trips/{asked['id']}/answer", {"choice": "1"})
    await traced.post(f"/api/trips/{done['id']}/refine", {"text": "Make day 2 lighter"})
    await traced.post(f"/api/trips/{done['id']}/rerun", {})

    runs = traced.runs(service)
    assert [name for name, _ in runs] == ["plan_trip", "resume_trip", "refine_trip", "plan_trip"]
    assert [tags(metadata) for _, metadata in runs] == [TAGS] * 4
    assert [metadata["status"] for _, metadata in runs] == ["waiting", "done", "refused", "done"]


async def test_a_trip_names_its_trace_and_span(traced: Traced, service: Telemetry) -> None:
    trip = await traced.post("/api/trips", TOKYO)
    traced.runs(service)
    assert isinstance(service.exporter, InMemorySpanExporter)
    (root,) = [span for span in service.exporter.get_finished_spans() if span.parent is None]
    assert root.context
    assert (trip["trace_id"], trip["span_id"]) == (f"{root.context.trace_id:032x}", f"{root.context.span_id:016x}")
    assert trip["trace_url"] is None


@pytest.mark.parametrize(
    ("baggage", "kept"),
    [
        (None, {}),
        ("", {}),
        ("userId=alice,vendor.key=1", {}),
        ("triplab.case=c-1,userId=alice", {"case": "c-1"}),
        ("triplab.case=a%20b", {}),
        ("triplab.case=%3Cb%3E", {}),
        (f"triplab.case={'x' * 65}", {}),
        (f"triplab.case={'x' * 64}", {"case": "x" * 64}),
        ("triplab.session=abc", {}),
        ("triplab.tuple.Party=solo,triplab.tuple.=solo,triplab.tuple.a.b=solo", {}),
        ("triplab.tuple.party=solo;note=hello", {}),
        ("triplab.case==,,;;,triplab.split=dev", {"split": "dev"}),
        ("triplab.status=failed,triplab.model=x", {}),
        (f"triplab.case=c-1,{'x' * 9000}", {}),
    ],
)
async def test_what_is_not_ours_or_breaks_a_pattern_is_left_out(
    traced: Traced, service: Telemetry, caplog: pytest.LogCaptureFixture, baggage: str | None, kept: dict[str, Any]
) -> None:
    await traced.post("/api/trips", TOKYO, baggage)
    ((_, metadata),) = traced.runs(service)
    assert tags(metadata) == kept
    assert metadata["status"] == "done"
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_at_most_32_entries_are_taken(traced: Traced, service: Telemetry) -> None:
    await traced.post("/api/trips", TOKYO, ",".join(f"triplab.tuple.d{number}=v" for number in range(40)))
    ((_, metadata),) = traced.runs(service)
    assert tags(metadata) == {"tuple": {f"d{number}": "v" for number in range(32)}}


async def test_baggage_of_one_trip_does_not_reach_another(traced: Traced, service: Telemetry) -> None:
    await traced.post("/api/trips", TOKYO)
    await traced.post("/api/trips", TOKYO, None)
    assert [tags(metadata) for _, metadata in traced.runs(service)] == [TAGS, {}]
