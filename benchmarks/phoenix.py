"""A Phoenix of a benchmark's own."""

import contextlib
import tempfile
import urllib.request
from collections.abc import Generator
from pathlib import Path

from app.phoenix import phoenix_child
from app.settings import Settings
from benchmarks import driven
from benchmarks.sockets import free_port


@contextlib.contextmanager
def phoenix() -> Generator[str]:
    """Run one in an empty folder; yields its URL when it is ready."""
    ports = {name: free_port() for name in ("port", "phoenix_port", "phoenix_grpc_port")}
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), phoenix="child").model_copy(update=ports)
        url = f"http://127.0.0.1:{settings.phoenix_port}"
        with phoenix_child(settings):
            driven.wait_until(lambda: is_ready(url))
            yield url


def is_ready(url: str) -> bool:
    """Whether it stores what it is sent."""
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=1):
            return True
    except OSError:
        return False
