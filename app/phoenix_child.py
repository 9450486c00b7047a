"""Runs Phoenix in its own environment, on loopback only. Started by `app.phoenix`; imports nothing of this project.

Phoenix binds its gRPC collector to all interfaces whatever `PHOENIX_HOST` says, so the address is replaced here before
the server starts. When the parent process is gone, however it ended, this one ends too.
"""

import os
import signal
import threading
import time

import grpc.aio
from phoenix.server.main import main

PARENT = os.getppid()
LOOPBACK = "127.0.0.1"


def _on_loopback(add_port):  # noqa: ANN001, ANN202
    def add(server, address, *rest):  # noqa: ANN001, ANN002, ANN202
        return add_port(server, f"{LOOPBACK}:{address.rpartition(':')[2]}", *rest)

    return add


def _end_with_parent() -> None:
    while os.getppid() == PARENT:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


grpc.aio.Server.add_insecure_port = _on_loopback(grpc.aio.Server.add_insecure_port)
grpc.aio.Server.add_secure_port = _on_loopback(grpc.aio.Server.add_secure_port)
threading.Thread(target=_end_with_parent, daemon=True).start()
main()
