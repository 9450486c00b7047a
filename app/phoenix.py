"""Phoenix as a child process: started beside the service, stopped with it, listening on loopback only."""

import contextlib
import logging
import os
import signal
import socket
import subprocess
from collections.abc import Generator
from pathlib import Path

import httpx2

from app.settings import Settings

LAUNCHER = Path(__file__).with_name("phoenix_child.py")
STOP_SECONDS = 8.0

log = logging.getLogger(__name__)


class PhoenixError(RuntimeError):
    """Phoenix cannot be started; the message says why and what to do."""


@contextlib.contextmanager
def phoenix_child(settings: Settings) -> Generator[subprocess.Popen[bytes] | None]:
    """Run Phoenix for as long as the block runs. Yields None when a Phoenix already answers on the port.

    Raises:
        PhoenixError: its environment is missing or a port is taken by something else.
    """
    if answers(settings.phoenix_port):
        yield None
        return
    child = _start(settings)
    try:
        yield child
    finally:
        _stop(child)


def answers(port: int) -> bool:
    """Whether a Phoenix answers on this port of loopback."""
    try:
        reply = httpx2.get(f"http://127.0.0.1:{port}/arize_phoenix_version", timeout=2)
    except httpx2.HTTPError:
        return False
    return reply.status_code == 200 and len(reply.text) < 40


async def ready(url: str) -> bool:
    """Whether the Phoenix at `url` is ready to store traces."""
    try:
        async with httpx2.AsyncClient(timeout=2) as client:
            return (await client.get(f"{url}/readyz")).status_code == 200
    except httpx2.HTTPError:
        return False


def free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether one can listen on this port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _start(settings: Settings) -> subprocess.Popen[bytes]:
    if not settings.phoenix_python.exists():
        raise PhoenixError(
            "Phoenix is not installed: run `make setup`, or set TRIPLAB_PHOENIX=off to go without traces"
        )
    for name, port in (("PHOENIX_PORT", settings.phoenix_port), ("PHOENIX_GRPC_PORT", settings.phoenix_grpc_port)):
        if not free(port):
            raise PhoenixError(f"port {port} is taken: set TRIPLAB_{name} to a free one")
    folder = settings.home / "phoenix"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "phoenix.log").open("ab") as output:
        return subprocess.Popen(
            [str(settings.phoenix_python), "-P", str(LAUNCHER), "serve"],
            env=_environment(settings, folder),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def _environment(settings: Settings, folder: Path) -> dict[str, str]:
    """Phoenix's settings, without ours: no key of ours reaches it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    return kept | {
        "PHOENIX_WORKING_DIR": str(folder),
        "PHOENIX_HOST": "127.0.0.1",
        "PHOENIX_PORT": str(settings.phoenix_port),
        "PHOENIX_GRPC_PORT": str(settings.phoenix_grpc_port),
        "PHOENIX_ALLOW_EXTERNAL_RESOURCES": "false",
        "PHOENIX_TELEMETRY_ENABLED": "false",
        "PHOENIX_LOG_MIGRATIONS": "false",
        "OPENAI_BASE_URL": f"http://127.0.0.1:{settings.port}/v1",
        "OPENAI_API_KEY": "rehearsal",
    }


def _stop(child: subprocess.Popen[bytes]) -> None:
    """Ask it to end, and make it when it does not: its queue drains for some seconds."""
    child.send_signal(signal.SIGTERM)
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
