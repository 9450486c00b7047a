"""The runner against the least time that its calls can take, and what a sync costs."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.processes import helper, run
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from evals.artifact.appending import append
from evals.row import Row

CASES, IN_FLIGHT, LATENCY, RUNS = 1000, 32, 0.05, 5
CALLS = 2 * CASES
BOUND = CALLS * LATENCY / IN_FLIGHT
ALONE = 200
"""Lines that are synced one by one."""


WAYS = ("ours", "pydantic-evals", "bare loop")


class Told(NamedTuple):
    """Of one run: seconds of wall and of CPU, MB."""

    seconds: float
    cpu: float
    rss_mb: float


@benchmark("experiment")
def experiment() -> list[Figure]:
    """1,000 cases with a call of the task and a call of the judge each, 50 ms a call, 32 in flight: no way takes less
    than 3.125 s. Ours writes its folder, synced in groups, and does not say that a row is there before it is;
    pydantic-evals keeps its report in memory; a bare loop over the SDK keeps nothing. All three by turns, with the same
    client. Then the same without latency, for the CPU, ours with reading its folder again; and what a sync for each
    line would cost.
    """  # noqa: D205 - the docstring is the section's opening
    told: dict[tuple[float, str], list[Told]] = {}
    for latency in (LATENCY, 0.0):
        with helper("benchmarks.endpoint", str(latency)) as endpoint:
            for way in WAYS * RUNS:
                job = {"endpoint": endpoint, "cases": CASES, "in_flight": IN_FLIGHT, "way": way}
                said, peak = run("benchmarks.clients.experiment", job)
                told.setdefault((latency, way), []).append(Told(said["seconds"], said["cpu"], peak.rss_mb))
    alone = _alone()
    lines = f"{alone * CALLS:.1f} s for {CALLS:,} lines, one after the other; the bound is {BOUND:.3f} s"
    ratios = [[one.seconds / BOUND for one in told[LATENCY, way]] for way in WAYS]
    memory = [[one.rss_mb for one in told[LATENCY, way]] for way in WAYS]
    cpu = [[one.cpu for one in told[0.0, way]] for way in WAYS]
    return [
        Figure.at_most("wall / bound", ratios[0], 1.2, "", _peers(ratios)),
        Figure.at_most("memory", memory[0], 120, "MB", _peers(memory)),
        Figure.at_most("CPU without latency", cpu[0], 3.5, "s", _peers(cpu)),
        Figure.of("a line that is synced alone", [1000 * alone], "ms", lines),
    ]


def _peers(runs: Sequence[Sequence[float]]) -> str:
    """What the other ways measured."""
    return "; ".join(f"{way} {Figure.of('', found).measured}" for way, found in zip(WAYS[1:], runs[1:], strict=True))


def _alone() -> float:
    """Seconds of a line."""
    row = Row(case="c-0123456789abcdef", variant="baseline", repetition=0, state="done", error="x" * 2000)
    line = row.model_dump_json().encode() + b"\n"
    with tempfile.TemporaryDirectory() as folder:
        file = os.open(Path(folder, "rows.jsonl"), os.O_RDWR | os.O_CREAT | os.O_APPEND)
        start = perf_counter()
        for _ in range(ALONE):
            append(file, line)
        seconds = perf_counter() - start
        os.close(file)
    return seconds / ALONE
