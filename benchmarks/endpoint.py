"""The stand-in endpoint as a process of its own: `python -m benchmarks.endpoint SECONDS`; prints its base URL."""

import sys

from benchmarks.sockets import run_on_free_port
from tests.standin import StandIn

if __name__ == "__main__":
    run_on_free_port(StandIn(latency=float(sys.argv[1])))
