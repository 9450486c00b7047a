"""Any ASGI application on a real socket of the loopback, in a thread of this process."""

import contextlib
import threading
from collections.abc import Generator
from typing import Any

import uvicorn

START_SECONDS = 30


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @property
    def port(self) -> int:
        return self.servers[0].sockets[0].getsockname()[1]


def _configured(app: Any, **more: Any) -> _Server:
    settings: dict[str, Any] = {"port": 0, "log_config": None, "access_log": False, "timeout_graceful_shutdown": 1}
    return _Server(uvicorn.Config(app, host="127.0.0.1", **(settings | more)))


@contextlib.contextmanager
def serve(app: Any, lifespan: bool = False, port: int = 0) -> Generator[str]:
    """Serve until the block ends, on a free port unless told; yields the base URL without a slash at its end."""
    server = _configured(app, lifespan="on" if lifespan else "off", port=port)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    if not server.ready.wait(START_SECONDS):
        raise TimeoutError(f"the server did not start within {START_SECONDS} s")
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.should_exit = True
        thread.join(START_SECONDS)


def run(app: Any, port: int) -> None:
    """Serve in this process until it is told to stop."""
    _configured(app, port=port, lifespan="off").run()
