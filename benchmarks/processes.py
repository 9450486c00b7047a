"""Processes of a benchmark: started, asked for their address, watched, stopped."""

import contextlib
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parent.parent
STOP_SECONDS = 10
RUN_SECONDS = 180


@dataclass(slots=True)
class Peak:
    """The most that a process was seen to use: MB of memory, threads."""

    rss_mb: float = 0.0
    threads: int = 0

    def look(self, process: psutil.Process) -> None:
        """Take a sample."""
        with contextlib.suppress(psutil.Error):
            self.rss_mb = max(self.rss_mb, process.memory_info().rss / 1e6)
            self.threads = max(self.threads, process.num_threads())


@contextlib.contextmanager
def helper(module: str, *arguments: str) -> Generator[str]:
    """Run `python -m module` beside the benchmark; yields the base URL that it prints first."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            url = process.stdout.readline().strip()
            if not url:
                raise RuntimeError(f"{module} did not start")
            yield url
        finally:
            stop(process)


def stop(process: subprocess.Popen[str]) -> None:
    """Ask a process to end, then insist."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


def run(module: str, job: Mapping[str, Any]) -> tuple[dict[str, Any], Peak]:
    """Run `python -m module JOB` to its end; what it printed last as JSON, and the most that it used."""
    peak, start = Peak(), time.monotonic()
    command = [sys.executable, "-m", module, json.dumps(job)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            peak.look(watched)
            if time.monotonic() - start > RUN_SECONDS:
                process.kill()
                raise TimeoutError(f"{module} {job} took more than {RUN_SECONDS} s")
            time.sleep(0.05)
        assert process.stdout
        lines = process.stdout.read().splitlines()
    if process.returncode:
        raise RuntimeError(f"{module} {job} failed with exit code {process.returncode}")
    return json.loads(lines[-1]), peak


def get_json(url: str) -> dict[str, Any]:
    """Ask a helper for its counts."""
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)
