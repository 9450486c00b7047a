"""How soon the service and the command line answer."""

import subprocess
import time

from benchmarks.processes import ROOT
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from benchmarks.service import TRIPLAB, serve

STARTS = 5
HELPS = 7


@benchmark("startup")
def startup() -> list[Figure]:
    """From the command until `/readyz` answers, in an empty home without Phoenix; and the time that help takes."""
    ready: list[float] = []
    for _ in range(STARTS):
        with serve() as serving:
            ready.append(serving.ready_after)
    helped = [_help() for _ in range(HELPS)]
    return [
        Figure.at_most("start of `triplab serve` to ready", ready, 3.0, "s"),
        Figure.at_most("`triplab --help`", helped, 0.5, "s"),
    ]


def _help() -> float:
    start = time.perf_counter()
    subprocess.run([*TRIPLAB, "--help"], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start
