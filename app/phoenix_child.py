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


def _loopback_server(*args, **kwargs):
    server = make_server(*args, **kwargs)
    for name in ("add_insecure_port", "add_secure_port"):
        setattr(server, name, _on_loopback(getattr(server, name)))
    return server


def _on_loopback(add_port):
    def add(address, *rest):
        return add_port(f"{LOOPBACK}:{address.rpartition(':')[2]}", *rest)

    return add


def _end_with_parent() -> None:
    while os.getppid() == PARENT:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


make_server = grpc.aio.server
grpc.aio.server = _loopback_server
threading.Thread(target=_end_with_parent, daemon=True).start()
main()
