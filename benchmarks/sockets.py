"""An ASGI application on a free port of the loopback."""

import socket
from typing import Any

import uvicorn


def run_on_free_port(app: Any) -> None:
    """Print the base URL, then serve until the process is told to end."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        # Without it a reply in two parts waits 40 ms for an acknowledgement: asyncio sets it on sockets it made itself.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
        config = uvicorn.Config(app, log_level="error", access_log=False, lifespan="off", backlog=512)
        uvicorn.Server(config).run(sockets=[listening])


def free_port() -> int:
    """A port that is free just now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]
