"""The runner against the least time that its calls can take, and what a sync costs."""

import os
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.processes import Peak, helper, run
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from evals.artifact.appending import append
from evals.row import Row

CASES, IN_FLIGHT, LATENCY, RUNS = 1000, 32, 0.05, 5
CALLS = 2 * CASES
BOUND = CALLS * LATENCY / IN_FLIGHT
ALONE = 200
"""Lines that are synced one by one."""


@benchmark("experiment")
def experiment() -> list[Figure]:
    """1,000 cases with a call of the task and a call of the judge each, 50 ms a call, 32 in flight: no way takes less
    than 3.125 s. The runner writes its folder, synced in groups, and does not say that a row is there before it is; a
    bare loop over the SDK makes the same calls and keeps nothing. Then the same without latency, for the CPU; and what
    a sync for each line would cost.
    """  # noqa: D205 - the docstring is the section's opening
    told: dict[tuple[float, bool], list[tuple[float, float, Peak]]] = {}
    for latency in (LATENCY, 0.0):
        with helper("benchmarks.endpoint", str(latency)) as endpoint:
            for bare in (True, False) * RUNS:
                job = {"endpoint": endpoint, "cases": CASES, "in_flight": IN_FLIGHT, "bare": bare}
                said, peak = run("benchmarks.clients.experiment", job)
                told.setdefault((latency, bare), []).append((said["seconds"], said["cpu"], peak))
    ours, loop, busy = told[LATENCY, False], told[LATENCY, True], told[0.0, False]
    ratio = Figure.of("", [seconds / BOUND for seconds, *_ in loop]).measured
    cpu = Figure.of("", [cpu for _, cpu, _ in told[0.0, True]]).measured
    alone = _alone()
    lines = f"{alone * CALLS:.1f} s for {CALLS:,} lines, one after the other; the bound is {BOUND:.3f} s"
    return [
        Figure.at_most("wall / bound", [seconds / BOUND for seconds, *_ in ours], 1.2, "", f"bare loop {ratio}"),
        Figure.at_most("memory", [peak.rss_mb for *_, peak in ours], 120, "MB"),
        Figure.at_most("CPU without latency", [cpu for _, cpu, _ in busy], 3.5, "s", f"bare loop {cpu}"),
        Figure.of("a line that is synced alone", [1000 * alone], "ms", lines),
    ]


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
