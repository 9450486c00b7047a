"""Runs the commands of the workshop chapter, in order, against a service and a Phoenix of its own."""

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

import httpx2
import pytest

ROOT = Path(__file__).parents[2]
CHAPTER = ROOT / "docs" / "see-it.md"
BLOCK = re.compile(r"```sh\n(?P<command>.*?)```\n+```text\n(?P<wanted>.*?)```", re.DOTALL)
SERVE = "make serve"
START_SECONDS = 90

pytestmark = pytest.mark.phoenix


def blocks() -> list[tuple[str, str]]:
    return [(found["command"], found["wanted"]) for found in BLOCK.finditer(CHAPTER.read_text(encoding="utf-8"))]


def matches(wanted: str, output: str) -> bool:
    """Whether the wanted lines stand in the output, in order; `…` stands for anything."""
    parts = [re.escape(part.strip()) for part in re.sub(r"\s+", " ", wanted).split("…")]
    return re.search(".*".join(parts), re.sub(r"\s+", " ", output)) is not None


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
    """What the first block starts. The make target is shown to run the same command by `test_make_serve`."""
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


def test_the_chapter_holds(tmp_path: Path) -> None:
    if not (ROOT / ".phoenix" / "bin" / "python").exists():
        pytest.skip("Phoenix is not installed: run `make setup`")
    port, phoenix, grpc = free_ports(3)
    shutil.copytree(ROOT / "agents" / "prompts", tmp_path / "agents" / "prompts")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "triplab").symlink_to(Path(sys.executable).parent / "triplab")
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "TRIPLAB_"))}
    environment = kept | {
        "TRIPLAB_HOME": str(tmp_path / "home"),
        "TRIPLAB_PORT": str(port),
        "TRIPLAB_PHOENIX_PORT": str(phoenix),
        "TRIPLAB_PHOENIX_GRPC_PORT": str(grpc),
        "COLUMNS": "200",
        "NO_COLOR": "1",
    }
    (first, banner), *others = blocks()
    assert first.strip() == SERVE

    def here(text: str) -> str:
        return text.replace(":8000", f":{port}").replace(":6006", f":{phoenix}")

    with serving(tmp_path, environment):
        assert matches(here(banner), (tmp_path / "serve.log").read_text())
        assert len(others) == 4
        for command, wanted in others:
            script = ["bash", "-e", "-c", here(command)]
            done = subprocess.run(script, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=90)
            assert done.returncode == 0, done.stderr
            found = f"{command}\n--- wanted\n{wanted}\n--- found\n{done.stdout}\n{done.stderr}"
            assert matches(wanted, done.stdout), found


def test_make_serve_runs_the_same_command() -> None:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
    made = subprocess.run(
        ["make", "--dry-run", "serve"], cwd=ROOT, env=outside, capture_output=True, text=True, check=True
    )

    assert made.stdout.splitlines()[-1].strip() == ".venv/bin/triplab serve"
