"""The whole service as a process, and a client that plans trips through it as the page does."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Generator
from typing import NamedTuple

import aiohttp
import psutil

from benchmarks.load import Load, drive
from benchmarks.processes import ROOT, Peak, stop
from benchmarks.sockets import free_port
from benchmarks.trips import requests

READY_SECONDS = 30
ACCEPTED = 202
TRIPLAB = [sys.executable, "-c", "from app.cli.main import main; main()"]


class Serving(NamedTuple):
    """A service that is ready, its process, and the seconds that it took."""

    url: str
    process: psutil.Process
    ready_after: float

    @property
    def cpu(self) -> float:
        """CPU seconds so far."""
        times = self.process.cpu_times()
        return times.user + times.system


@contextlib.contextmanager
def serve(**settings: str) -> Generator[Serving]:
    """Run `triplab serve` with these settings in an empty home, without Phoenix unless one is named."""
    with tempfile.TemporaryDirectory() as home:
        port = str(free_port())
        own = {"TRIPLAB_HOME": home, "TRIPLAB_PORT": port, "TRIPLAB_PHOENIX": "off"}
        own |= {"TRIPLAB_FORECAST": "off", "TAVILY_API_KEY": ""}
        start, quiet = time.perf_counter(), subprocess.DEVNULL
        with subprocess.Popen(
            [*TRIPLAB, "serve"], cwd=ROOT, env=os.environ | own | settings, stdout=quiet, stderr=quiet, text=True
        ) as process:
            url = f"http://127.0.0.1:{port}"
            try:
                _wait(f"{url}/readyz")
                yield Serving(url, psutil.Process(process.pid), time.perf_counter() - start)
            finally:
                stop(process)


def _wait(url: str) -> None:
    start = time.monotonic()
    while time.monotonic() - start < READY_SECONDS:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"{url} did not answer within {READY_SECONDS} s")


class Served(NamedTuple):
    """The load that was served, and how many trips had no complete plan in the end."""

    load: Load
    failed: int


async def plan_over_http(serving: Serving, in_flight: int, plans: int, peak: Peak) -> Served:
    """Create trips, follow each to its end and read it."""
    failures = 0
    bodies = [request.model_dump(mode="json", exclude_none=True) for request in requests()]
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=2)
    async with aiohttp.ClientSession(serving.url, connector=connector) as client:

        async def plan(number: int) -> None:
            nonlocal failures
            peak.look(serving.process)
            async with client.post("/api/trips", json=bodies[number % len(bodies)]) as created:
                if created.status != ACCEPTED:
                    failures += 1
                    return
                trip = created.headers["Location"]
            async with client.get(f"{trip}/events") as events:
                await events.read()
            async with client.get(trip) as read:
                found = await read.json()
            failures += found["status"] != "done" or bool(found["itinerary"]["missing"])

        load = await drive(plan, in_flight, plans)
    return Served(load, failures)
