"""A real Phoenix as a child: what it listens on, what it stores, and what happens when it is killed."""

import asyncio
import ipaddress
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import httpx2
import psutil
import pytest

from app.phoenix import phoenix_child
from app.settings import ROOT, Settings
from tests.app.conftest import TOKYO, Run, finished
from tests.app.test_cli import TRIPLAB

WAIT_SECONDS = 90

pytestmark = [
    pytest.mark.phoenix,
    pytest.mark.skipif(not (ROOT / ".phoenix/bin/python").exists(), reason="Phoenix is not installed: `make setup`"),
]


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def answers(url: str) -> bool:
    try:
        return httpx2.get(url, timeout=2).status_code == 200
    except httpx2.HTTPError:
        return False


def listening(pid: int) -> dict[int, str]:
    """Ports that a process and its children listen on, with their addresses."""
    processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    found = [connection for process in processes for connection in process.net_connections("inet")]
    return {one.laddr.port: one.laddr.ip for one in found if one.status == psutil.CONN_LISTEN}


def loopback(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return (mapped or parsed).is_loopback


@pytest.fixture
def ports() -> dict[str, int]:
    probes = {name: socket.socket() for name in ("port", "phoenix_port", "phoenix_grpc_port")}
    for probe in probes.values():
        probe.bind(("127.0.0.1", 0))
    found = {name: probe.getsockname()[1] for name, probe in probes.items()}
    for probe in probes.values():
        probe.close()
    return found


@pytest.fixture
def beside(settings: Settings, ports: dict[str, int]) -> Generator[tuple[Settings, subprocess.Popen[bytes]]]:
    """Settings of a service with a Phoenix that is ready."""
    own = settings.model_copy(update={"phoenix": "child", **ports})
    with phoenix_child(own) as child:
        assert child
        until(lambda: answers(f"{own.phoenix_url}/readyz"))
        yield own, child


def spans_of(settings: Settings) -> list[dict[str, Any]]:
    reply = httpx2.get(f"{settings.phoenix_url}/v1/projects/triplab/spans", params={"limit": 1000}, timeout=10)
    return reply.json()["data"] if reply.status_code == 200 else []


async def test_a_trip_is_one_trace_in_phoenix_and_a_killed_phoenix_costs_nothing(
    beside: tuple[Settings, subprocess.Popen[bytes]], run: Run
) -> None:
    settings, phoenix = beside
    assert {port: loopback(address) for port, address in listening(phoenix.pid).items()} == {
        settings.phoenix_port: True,
        settings.phoenix_grpc_port: True,
    }
    slow = settings.model_copy(update={"rehearsal_latency": 0.3})
    async with run(slow) as client:
        traced = await finished(client, (await client.post("/api/trips", json=TOKYO)).json())
        await asyncio.to_thread(until, lambda: any(span["name"] == "plan_trip" for span in spans_of(settings)))
        spans = spans_of(settings)
        running = (await client.post("/api/trips", json=TOKYO)).json()
        os.kill(phoenix.pid, signal.SIGKILL)
        untraced = await finished(client, running)

    assert traced["trace_url"] == f"{settings.phoenix_url}/redirects/traces/{spans[0]['context']['trace_id']}"
    assert {span["context"]["trace_id"] for span in spans} == {spans[0]["context"]["trace_id"]}
    assert sorted(span["name"] for span in spans if span["span_kind"] == "AGENT") == [
        "budget",
        "itinerary",
        "local",
        "research",
    ]
    assert sum(span["span_kind"] == "LLM" for span in spans) == 7
    assert untraced["status"] == "done"
    assert untraced["itinerary"]["missing"] == []
    assert untraced["itinerary"]["days"] == traced["itinerary"]["days"]


def test_a_killed_service_takes_its_phoenix_with_it(tmp_path: Path, ports: dict[str, int]) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "TRIPLAB_"))}
    chosen = {f"TRIPLAB_{name.upper()}": str(port) for name, port in ports.items()}
    service = subprocess.Popen(
        [*TRIPLAB, "serve"],
        cwd=tmp_path,
        env=kept | chosen | {"TRIPLAB_HOME": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    phoenix_url = f"http://127.0.0.1:{ports['phoenix_port']}"
    until(lambda: answers(f"{phoenix_url}/readyz") and answers(f"http://127.0.0.1:{ports['port']}/readyz"))
    found = listening(service.pid)
    children = psutil.Process(service.pid).children()

    service.kill()
    service.wait()

    assert set(found) == set(ports.values())
    assert all(loopback(address) for address in found.values())
    _, alive = psutil.wait_procs(children, timeout=30)
    assert alive == []
