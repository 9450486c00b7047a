"""Runs the commands of a workshop chapter, in order, against a service and a Phoenix of its own."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx2
import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```sh\n(?P<command>.*?)```\n+```text\n(?P<wanted>.*?)```", re.DOTALL)
START_SECONDS = 90
STEP_SECONDS = 300


class Block(NamedTuple):
    """A command, and what stands under it as its output."""

    command: str
    wanted: str


def blocks(chapter: str) -> list[Block]:
    text = (ROOT / "docs" / chapter).read_text(encoding="utf-8")
    return [Block(found["command"], found["wanted"]) for found in BLOCK.finditer(text)]


def matches(wanted: str, output: str) -> bool:
    """Whether the wanted lines stand in the output, in order; `…` stands for anything."""
    parts = [re.escape(part.strip()) for part in re.sub(r"\s+", " ", wanted).split("…")]
    return re.search(".*".join(parts), re.sub(r"\s+", " ", output)) is not None


def run_chapter(chapter: str, folder: Path) -> None:
    """The first block starts the service; the test of `make serve` shows that it is the same command."""
    if not (ROOT / ".phoenix" / "bin" / "python").exists():
        pytest.skip("Phoenix is not installed: run `make setup`")
    service, phoenix, grpc = free_ports(3)
    environment = _environment(folder, service, phoenix, grpc)
    _checkout(folder)
    (first, banner), *others = blocks(chapter)
    assert first.split()[-2:] == ["make", "serve"]

    def here(text: str) -> str:
        return text.replace(":8000", f":{service}").replace(":6006", f":{phoenix}")

    started = dict(setting.split("=", 1) for setting in first.split()[:-2])
    with serving(folder, environment | started):
        assert matches(here(banner), (folder / "serve.log").read_text())
        for command, wanted in others:
            _run(here(command), wanted, folder, environment)


def _run(command: str, wanted: str, folder: Path, environment: dict[str, str]) -> None:
    script = ["bash", "-e", "-c", command]
    done = subprocess.run(script, cwd=folder, env=environment, capture_output=True, text=True, timeout=STEP_SECONDS)
    found = f"{command}\n--- wanted\n{wanted}\n--- found\n{done.stdout}\n{done.stderr}"
    assert done.returncode == 0, found
    assert matches(wanted, done.stdout), found


def _checkout(folder: Path) -> None:
    """What a reader's folder holds and the commands name."""
    for part in ("agents/prompts", "evals/variants"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "triplab").symlink_to(Path(sys.executable).parent / "triplab")
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)


def _environment(folder: Path, service: int, phoenix: int, grpc: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "TRIPLAB_"))}
    return kept | {
        "TRIPLAB_HOME": str(folder / ".triplab"),
        "TRIPLAB_PORT": str(service),
        "TRIPLAB_PHOENIX_PORT": str(phoenix),
        "TRIPLAB_PHOENIX_GRPC_PORT": str(grpc),
        "COLUMNS": "200",
        "NO_COLOR": "1",
    }


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@contextmanager
def serving(folder: Path, environment: dict[str, str]) -> Generator[None]:
    with (folder / "serve.log").open("w") as log:
        child = subprocess.Popen(
            [".venv/bin/triplab", "serve"], cwd=folder, env=environment, stdout=log, stderr=log, text=True
        )
    try:
        deadline = time.monotonic() + START_SECONDS
        ready = [f"http://127.0.0.1:{environment['TRIPLAB_PORT']}/readyz"]
        ready.append(f"http://127.0.0.1:{environment['TRIPLAB_PHOENIX_PORT']}/readyz")
        while not all(map(_answers, ready)):
            assert child.poll() is None, (folder / "serve.log").read_text()
            assert time.monotonic() < deadline, (folder / "serve.log").read_text()
        yield
    finally:
        child.terminate()
        child.wait(timeout=30)


def _answers(url: str) -> bool:
    try:
        return httpx2.get(url, timeout=1).status_code == 200
    except httpx2.HTTPError:
        return False
